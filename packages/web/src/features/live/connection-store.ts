/** Whether the page hears from its server. `idle`: nothing on this page listens. */
export type ConnectionState = 'idle' | 'connecting' | 'live' | 'lost';

export interface ConnectionStore {
  getState(): ConnectionState;
  /** What the live stream says of itself. */
  setStream(state: ConnectionState): void;
  /** Whether the last request was answered, with whatever. */
  setReachable(isReachable: boolean): void;
  subscribe(onChange: () => void): () => void;
}

/** One per page: the live stream and every request write it, the header shows it. */
export function createConnectionStore(): ConnectionStore {
  const listeners = new Set<() => void>();
  let stream: ConnectionState = 'idle';
  let isReachable = true;
  let shown: ConnectionState = 'idle';

  function update() {
    const next = isReachable ? stream : 'lost';
    if (next === shown) return;
    shown = next;
    for (const listener of listeners) listener();
  }

  return {
    getState: () => shown,
    setStream(state) {
      stream = state;
      if (state === 'live') isReachable = true;
      update();
    },
    setReachable(next) {
      isReachable = next;
      update();
    },
    subscribe(onChange) {
      listeners.add(onChange);
      return () => {
        listeners.delete(onChange);
      };
    },
  };
}
