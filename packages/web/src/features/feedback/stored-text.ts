import { useCallback, useSyncExternalStore } from 'react';

/** Told to the page itself: the browser's own event reaches other tabs only. */
const CHANGED = 'gander:stored-text';

/** A text in localStorage; the same wherever it is shown. Empty where there is none. */
export function useStoredText(key: string): readonly [string, (text: string) => void] {
  const text = useSyncExternalStore(listen, () => readStoredText(key));
  const store = useCallback(
    (next: string) => {
      storeText(key, next);
    },
    [key],
  );
  return [text, store];
}

export function readStoredText(key: string): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

/** An empty text is forgotten. */
export function storeText(key: string, text: string): void {
  try {
    if (text === '') localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // Storage is full or switched off: it is asked for again.
  }
  window.dispatchEvent(new Event(CHANGED));
}

function listen(onChange: () => void): () => void {
  window.addEventListener(CHANGED, onChange);
  window.addEventListener('storage', onChange);
  return () => {
    window.removeEventListener(CHANGED, onChange);
    window.removeEventListener('storage', onChange);
  };
}
