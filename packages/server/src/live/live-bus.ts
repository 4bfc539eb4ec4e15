import type { ChangedTrace } from '@gander/store/ingest-store';

export type LiveListener = (changed: readonly ChangedTrace[]) => void;

export interface LiveBus {
  readonly listenerCount: number;
  publish(changed: readonly ChangedTrace[]): void;
  /** Returns how to stop listening. */
  subscribe(listener: LiveListener): () => void;
}

/** Says which traces a commit changed to whoever looks at them. Ids only: listeners read what they need. */
export function createLiveBus(): LiveBus {
  const listeners = new Set<LiveListener>();
  return {
    get listenerCount() {
      return listeners.size;
    },
    publish(changed) {
      for (const listener of listeners) listener(changed);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
