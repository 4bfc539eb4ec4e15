import { setTimeout as sleep } from 'node:timers/promises';

import { AppError } from '@gander/core/errors';
import type { SearchIndexStore } from '@gander/store/search-index-store';

/** Without a request for this long, nobody waits for the thread. */
const QUIET_MS = 2_000;
/** A step while it is quiet: how long the first request after the quiet may have to wait. */
const QUIET_STEP_MS = 15;
/** Between requests: short, so that few of them wait, and rare, because a burst is over soon. */
const BUSY_STEP_MS = 3;
const BUSY_PAUSE_MS = 200;
/** Traffic that has not paused for this long is no burst: it gets a tenth of the thread, a few thousand spans a second. */
const LASTING_MS = 30_000;
const LASTING_PAUSE_MS = 40;
/** After all is indexed. What comes meanwhile is searched without the index. */
const DONE_PAUSE_MS = 500;
/** After a refusal by the disk. */
const RETRY_MS = 10_000;

export interface SearchIndexerDeps {
  readonly store: SearchIndexStore;
  /** Ingest has nothing to do at this moment. */
  readonly isIdle: () => boolean;
  /** How long ago the last request for ingest came. */
  readonly quietForMs: () => number;
  readonly onBug: (error: unknown) => void;
}

export interface SearchIndexer {
  /** Resolves when no step is running. The rest is done after the next start. */
  stop(): Promise<void>;
}

/** Fills the search index in the pauses of ingest, on the thread that writes. */
export function startSearchIndexer({ store, isIdle, quietForMs, onBug }: SearchIndexerDeps): SearchIndexer {
  const stopping = new AbortController();
  const pause = async (durationMs: number): Promise<void> => {
    await sleep(durationMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
  };

  let lastQuietMs = performance.now();

  /** Answers how long to pause before the next step. */
  async function runStep(): Promise<number> {
    const nowMs = performance.now();
    const isQuiet = quietForMs() >= QUIET_MS;
    if (isQuiet) lastQuietMs = nowMs;
    const busyPauseMs = nowMs - lastQuietMs > LASTING_MS ? LASTING_PAUSE_MS : BUSY_PAUSE_MS;
    if (!isQuiet && !isIdle()) return busyPauseMs;
    const endMs = nowMs + (isQuiet ? QUIET_STEP_MS : BUSY_STEP_MS);
    const { isDone } = await store.runStep({ isEnough: () => performance.now() >= endMs });
    if (isDone) return DONE_PAUSE_MS;
    return isQuiet ? 0 : busyPauseMs;
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await pause(await runStep());
      } catch (error) {
        if (!(error instanceof AppError)) {
          // Searches do without what is not indexed; ingest goes on.
          onBug(error);
          return;
        }
        await pause(RETRY_MS);
      }
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
