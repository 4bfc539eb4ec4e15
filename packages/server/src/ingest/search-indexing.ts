import { setTimeout as sleep } from 'node:timers/promises';

import { AppError } from '@gander/core/errors';
import type { SearchIndexStore } from '@gander/store/search-index-store';

/** A step holds the thread: this is how long ingest may have to wait for it. */
const STEP_MS = 15;
/** Between steps, for a request that has come meanwhile. */
const PAUSE_MS = 2;
/** When everything is indexed: how often to look for more. */
const INTERVAL_MS = 500;
/** After a refusal by the disk. */
const RETRY_MS = 5_000;
/** How often to look whether ingest is idle, and for how long to wait for that: a busy server is searched as well. */
const IDLE_LOOK_MS = 50;
const MAX_IDLE_LOOKS = 200;

export interface SearchIndexingDeps {
  readonly store: SearchIndexStore;
  readonly isIdle: () => boolean;
  readonly onBug: (error: unknown) => void;
}

export interface SearchIndexing {
  /** Resolves when no step is running, and none will. The rest is done after the next start. */
  stop(): Promise<void>;
}

/** Fills the search index on the thread that writes, in the pauses of ingest. */
export function startSearchIndexing({ store, isIdle, onBug }: SearchIndexingDeps): SearchIndexing {
  const stopping = new AbortController();
  const pause = async (durationMs: number): Promise<void> => {
    await sleep(durationMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
  };

  async function waitForIdle(): Promise<void> {
    for (let looks = 0; looks < MAX_IDLE_LOOKS && !stopping.signal.aborted && !isIdle(); looks += 1) {
      await pause(IDLE_LOOK_MS);
    }
  }

  /** Answers how long to wait before the next one. */
  async function runStep(): Promise<number> {
    const startMs = performance.now();
    try {
      const { isDone } = await store.runStep({ isEnough: () => performance.now() - startMs >= STEP_MS });
      return isDone ? INTERVAL_MS : PAUSE_MS;
    } catch (error) {
      if (error instanceof AppError) return RETRY_MS;
      // Searches read what is not indexed, so that nothing is missing; the next start may bring the fix.
      onBug(error);
      stopping.abort();
      return 0;
    }
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      await waitForIdle();
      if (!stopping.signal.aborted) await pause(await runStep());
    }
  }

  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
