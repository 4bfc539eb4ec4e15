import type { ConnectionStore } from './connection-store.ts';

export interface RecoveryOptions {
  readonly connection: Pick<ConnectionStore, 'getState' | 'setReachable' | 'subscribe'>;
  /** Whether the server answers at the moment. Must not reject. */
  readonly ask: () => Promise<boolean>;
  /** Called once each time the server is back: what failed meanwhile can be tried again. */
  readonly onRecovered: () => void;
}

const FIRST_WAIT_MS = 1000;
const MAX_WAIT_MS = 8000;

/**
 * While the connection is lost, asks for the server until it answers: a page without a live stream would never learn that it is
 * back, and what failed would stay failed.
 */
export function createRecovery({ connection, ask, onRecovered }: RecoveryOptions): { close(): void } {
  let isLost = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function onChange() {
    const isLostNow = connection.getState() === 'lost';
    if (isLostNow === isLost) return;
    isLost = isLostNow;
    clearTimeout(timer);
    timer = undefined;
    if (isLost) wait(FIRST_WAIT_MS);
    else onRecovered();
  }

  function wait(delayMs: number) {
    timer = setTimeout(() => {
      void ask().then((isThere) => {
        // Closed, or found by somebody else, while the question was under way.
        if (timer === undefined) return;
        if (!isThere) return wait(Math.min(delayMs * 2, MAX_WAIT_MS));
        timer = undefined;
        connection.setReachable(true);
        // The stream may take longer to open again; requests need not wait for it.
        if (isLost) onRecovered();
        return undefined;
      });
    }, delayMs);
  }

  const leave = connection.subscribe(onChange);
  onChange();
  return {
    close() {
      leave();
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
