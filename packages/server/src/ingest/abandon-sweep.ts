import { setTimeout as sleep } from 'node:timers/promises';

import { AppError } from '@gander/core/errors';
import type { IngestStore } from '@gander/store/ingest-store';

import type { Commit } from './group-commit.ts';

/** Traces closed between two looks at whether ingest has work to do. */
const BATCH_TRACES = 20;
const MIN_INTERVAL_MS = 50;
const MAX_INTERVAL_MS = 60_000;
/** How often to look whether ingest is idle, and for how long to wait for that: a busy server closes its traces too. */
const IDLE_LOOK_MS = 250;
const MAX_IDLE_LOOKS = 40;

export interface AbandonSweepDeps {
  readonly store: Pick<IngestStore, 'closeAbandoned'>;
  /** Silence after which a trace in progress is closed; 0 for never. */
  readonly abandonAfterMs: number;
  readonly nowMs: () => number;
  readonly isIdle: () => boolean;
  readonly onCommit: (commit: Commit) => void;
  readonly onBug: (error: unknown) => void;
}

export interface AbandonSweep {
  /** Resolves when no trace is being closed, and none will be. */
  stop(): Promise<void>;
}

/** Closes traces of which nothing comes any more, in the pauses of ingest. */
export function startAbandonSweep(deps: AbandonSweepDeps): AbandonSweep {
  const stopping = new AbortController();
  const pause = async (durationMs: number): Promise<void> => {
    await sleep(durationMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
  };

  async function waitForIdle(): Promise<void> {
    for (let looks = 0; looks < MAX_IDLE_LOOKS && !stopping.signal.aborted && !deps.isIdle(); looks += 1) {
      await pause(IDLE_LOOK_MS);
    }
  }

  async function run(): Promise<void> {
    const intervalMs = Math.max(MIN_INTERVAL_MS, Math.min(deps.abandonAfterMs / 4, MAX_INTERVAL_MS));
    while (!stopping.signal.aborted) {
      await waitForIdle();
      const isMore = !stopping.signal.aborted && (await closeBatch(deps));
      if (!isMore) await pause(intervalMs);
    }
  }

  const running = deps.abandonAfterMs > 0 ? run() : Promise.resolve();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** Answers whether there may be more to close at once. */
async function closeBatch({ store, nowMs, abandonAfterMs, onCommit, onBug }: AbandonSweepDeps): Promise<boolean> {
  const startMs = performance.now();
  try {
    const changed = await store.closeAbandoned({ silentSinceMs: nowMs() - abandonAfterMs, limit: BATCH_TRACES });
    if (changed.length > 0) onCommit({ changed, durationMs: performance.now() - startMs });
    return changed.length === BATCH_TRACES;
  } catch (error) {
    // The disk is full or the file locked: the next sweep finds the same traces.
    if (!(error instanceof AppError)) onBug(error);
    return false;
  }
}
