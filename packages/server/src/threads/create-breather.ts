import { setImmediate as nextTurn } from 'node:timers/promises';

/** Asked between small pieces of long work: lets what else waits for the thread have its turn, when it is time to. */
export type Breathe = () => Promise<void>;

/** Others wait no longer than this, and one piece. */
const INTERVAL_MS = 15;

/** For one piece of work; awaiting a database that runs in the same thread lets nobody in. */
export function createBreather(intervalMs: number = INTERVAL_MS): Breathe {
  let lastMs = performance.now();
  return async () => {
    if (performance.now() - lastMs < intervalMs) return;
    await nextTurn();
    lastMs = performance.now();
  };
}
