import { useEffect, useState } from 'react';

export type Loaded<T> =
  | { readonly state: 'idle' | 'loading' }
  | { readonly state: 'failed'; readonly message: string }
  | { readonly state: 'ready'; readonly value: T };

/** Loads once somebody wants it, and forgets it with the component: megabytes are not for a cache. */
export function useLoaded<T>(load: (signal: AbortSignal) => Promise<T>, isWanted: boolean): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'idle' });
  // The function is another one at each drawing; what it loads is not.
  const [first] = useState(() => load);
  useEffect(() => {
    if (!isWanted) return undefined;
    const controller = new AbortController();
    setLoaded({ state: 'loading' });
    first(controller.signal).then(
      (value) => {
        setLoaded({ state: 'ready', value });
      },
      (error: unknown) => {
        if (controller.signal.aborted) return;
        setLoaded({ state: 'failed', message: error instanceof Error ? error.message : 'It could not be loaded.' });
      },
    );
    return () => {
      controller.abort();
    };
  }, [first, isWanted]);
  return loaded;
}
