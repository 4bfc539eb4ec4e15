import { setTimeout as sleep } from 'node:timers/promises';

import { AppError } from '@gander/core/errors';
import type { ReindexBatch, ReindexFilter, ReindexJob, ReindexStore } from '@gander/store/reindex-store';

import type { Commit } from '../ingest/group-commit.ts';

/** A batch holds the writer's turn: this is how long ingest may have to wait for it. */
const BATCH_MS = 20;
/** Between batches, for the requests that have gathered; half of the thread stays theirs however many there are. */
const PAUSE_MS = 20;
/** After a refusal by the disk. */
const RETRY_MS = 1_000;

export interface ReindexerDeps {
  readonly store: ReindexStore;
  readonly translate: ReindexBatch['translate'];
  readonly onCommit: (commit: Commit) => void;
  readonly onBug: (error: unknown) => void;
}

export interface Reindexer {
  /** Notes the job and returns; the work goes on by itself. */
  start(filter: ReindexFilter): Promise<ReindexJob>;
  /** Goes on with what was begun before the process ended. */
  resume(): Promise<void>;
  /** Resolves when no batch is being written. The rest is done after the next start. */
  stop(): Promise<void>;
}

/** Re-indexes on the thread that writes, in small transactions between those of ingest. */
export function createReindexer({ store, translate, onCommit, onBug }: ReindexerDeps): Reindexer {
  const stopping = new AbortController();
  let running: Promise<void> | undefined;

  async function runBatch(jobId: string): Promise<void> {
    const startMs = performance.now();
    const isEnough = () => performance.now() - startMs >= BATCH_MS;
    try {
      const { changed } = await store.runBatch(jobId, { translate, isEnough });
      onCommit({ changed, durationMs: performance.now() - startMs });
      await pause(PAUSE_MS);
    } catch (error) {
      if (!(error instanceof AppError)) {
        // The job waits for the next start, which may bring the fix; ingest goes on.
        onBug(error);
        stopping.abort();
        return;
      }
      await pause(RETRY_MS);
    }
  }

  async function pause(durationMs: number): Promise<void> {
    await sleep(durationMs, undefined, { signal: stopping.signal }).catch(() => undefined);
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const [job] = await store.listRunningJobs();
      if (job === undefined) return;
      await runBatch(job.jobId);
    }
  }

  function ensureRunning(): void {
    running ??= run().finally(() => {
      running = undefined;
    });
  }

  return {
    async start(filter) {
      const job = await store.startJob(filter);
      // A run that has just found nothing to do is over before this one asks.
      void (running ?? Promise.resolve()).then(ensureRunning);
      ensureRunning();
      return job;
    },
    async resume() {
      ensureRunning();
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
