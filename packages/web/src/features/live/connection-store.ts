/** Whether the page hears from its server. `idle`: nothing on this page listens. */
export type ConnectionState = 'idle' | 'connecting' | 'live' | 'lost';

export interface ConnectionStore {
  getState(): ConnectionState;
  setState(state: ConnectionState): void;
  subscribe(onChange: () => void): () => void;
}

/** One per page: the live stream and failed requests write it, the header shows it. */
export function createConnectionStore(): ConnectionStore {
  const listeners = new Set<() => void>();
  let current: ConnectionState = 'idle';
  return {
    getState: () => current,
    setState(state) {
      if (state === current) return;
      current = state;
      for (const listener of listeners) listener();
    },
    subscribe(onChange) {
      listeners.add(onChange);
      return () => {
        listeners.delete(onChange);
      };
    },
  };
}
