import { setImmediate as nextTurn } from 'node:timers/promises';

import { AppError } from '@gander/core/errors';
import type { ChangedTrace, IngestStore, IngestWrite } from '@gander/store/ingest-store';

import type { LogJoiner } from '../log-joining/log-joiner.ts';
import type { IngestOutcome, IngestRequest } from './ingest-request.ts';
import { type PrepareDeps, type PreparedRequest, prepareRequest } from './prepare-request.ts';

/** One transaction takes what is waiting, up to this much: enough to share the sync, little enough to stay in memory. */
const GROUP_BYTES = 8 * 1024 * 1024;
const GROUP_REQUESTS = 64;
const SETTLE_DELAY_MS = 500;

export interface GroupCommitDeps extends PrepareDeps {
  readonly store: IngestStore;
  readonly logJoiner: LogJoiner;
  /** Called after each commit, before its requests are answered. */
  readonly onCommit: (commit: Commit) => void;
  /** Called with an exception that nobody foresaw; its request is refused, and the others go on. */
  readonly onBug: (error: unknown) => void;
}

export interface Commit {
  readonly changed: readonly ChangedTrace[];
  readonly durationMs: number;
}

export interface GroupCommit {
  /** Nothing is waiting or being written. */
  readonly isIdle: boolean;
  /** Resolves after the commit. Never rejects for what the sender or the disk did wrong. */
  ingest(request: IngestRequest): Promise<IngestOutcome>;
  /** Resolves when nothing is waiting or being written, and put-off rollups are done. */
  drain(): Promise<void>;
}

interface Waiting {
  readonly request: IngestRequest;
  answer(outcome: IngestOutcome): void;
}

interface Ready {
  readonly prepared: PreparedRequest;
  answer(outcome: IngestOutcome): void;
}

/** Concurrent requests share transactions: while one is being written, the next group gathers. */
export function createGroupCommit(deps: GroupCommitDeps): GroupCommit {
  const waiting: Waiting[] = [];
  let running: Promise<void> | undefined;
  // At once: the last process may have put something off.
  let settleTimer: NodeJS.Timeout | undefined = setTimeout(runSettle, 0);

  function runSettle(): void {
    settleTimer = undefined;
    void settle(deps);
  }

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      await writeGroup(deps, waiting);
      // After each group and never later: under full load this loop has no end, and the rollups must not wait for it.
      settleTimer ??= setTimeout(runSettle, SETTLE_DELAY_MS);
      // Lets the thread's mailbox in, where requests have arrived meanwhile.
      await nextTurn();
    }
  }

  function ensureRunning(): Promise<void> {
    running ??= run().finally(() => {
      running = undefined;
    });
    return running;
  }

  return {
    get isIdle() {
      return running === undefined && waiting.length === 0;
    },
    ingest: (request) =>
      new Promise((answer) => {
        waiting.push({ request, answer });
        void ensureRunning();
      }),
    async drain() {
      while (running !== undefined || waiting.length > 0) await ensureRunning();
      clearTimeout(settleTimer);
      settleTimer = undefined;
      await settle(deps);
    },
  };
}

async function writeGroup(deps: GroupCommitDeps, waiting: Waiting[]): Promise<void> {
  const group: Ready[] = [];
  let groupBytes = 0;
  while (group.length < GROUP_REQUESTS && groupBytes < GROUP_BYTES) {
    // Lets the thread's mailbox in: what has arrived while this group was prepared goes with it.
    if (waiting.length === 0) await nextTurn();
    const next = waiting.shift();
    if (next === undefined) break;
    try {
      const prepared = await prepareRequest(next.request, deps);
      group.push({ prepared, answer: next.answer });
      groupBytes += prepared.heldBytes;
    } catch (error) {
      next.answer(toRefused(error, deps));
    }
  }
  await commit(deps, group);
  for (const { prepared } of group) prepared.release();
  deps.arena.reset();
}

/** One transaction for all; when something unforeseen is in one of them, a transaction each, so that it fails alone. */
async function commit(deps: GroupCommitDeps, group: readonly Ready[]): Promise<void> {
  try {
    await write(deps, group);
    for (const { prepared, answer } of group) answer(toStored(prepared));
  } catch (error) {
    if (error instanceof AppError || group.length === 1) {
      const outcome = toRefused(error, deps);
      for (const { answer } of group) answer(outcome);
    } else {
      for (const one of group) await commit(deps, [one]);
    }
  }
}

async function write(deps: GroupCommitDeps, group: readonly Ready[]): Promise<void> {
  const traces = group.flatMap(({ prepared }) => prepared.write.traces);
  const logs = group.flatMap(({ prepared }) => prepared.write.logs);
  if (traces.length === 0 && logs.length === 0) return;
  const startMs = performance.now();
  const changed = await writeJoined(deps, { traces, logs });
  deps.onCommit({ changed, durationMs: performance.now() - startMs });
}

async function writeJoined(
  { store, logJoiner }: GroupCommitDeps,
  write: IngestWrite,
): Promise<readonly ChangedTrace[]> {
  try {
    return await store.write(await logJoiner.join(write));
  } catch (error) {
    logJoiner.forget();
    throw error;
  }
}

async function settle(deps: GroupCommitDeps): Promise<void> {
  try {
    const changed = await deps.store.settle();
    if (changed.length > 0) deps.onCommit({ changed, durationMs: 0 });
  } catch (error) {
    // Put off again: the next write that goes through settles what this one could not.
    if (!(error instanceof AppError)) deps.onBug(error);
  }
}

function toStored({ accepted, rejections }: PreparedRequest): IngestOutcome {
  return { kind: 'stored', accepted, rejected: rejections.total, message: rejections.toMessage() };
}

/**
 * A bug is answered as well: a thread that ended at a request it cannot digest would end again at every retry, and with
 * it everyone else's ingest.
 */
function toRefused(error: unknown, { onBug }: GroupCommitDeps): IngestOutcome {
  if (error instanceof AppError) return { kind: 'refused', code: error.code, message: error.message };
  onBug(error);
  return { kind: 'refused', code: 'internal', message: 'The server failed on this request. Its log says more.' };
}
