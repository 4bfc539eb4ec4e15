import { setImmediate as nextTurn } from 'node:timers/promises';

import { AppError } from '@gander/core/errors';
import type { ChangedTrace, IngestStore } from '@gander/store/ingest-store';

import type { LogJoiner } from '../log-joining/log-joiner.ts';
import type { IngestOutcome, IngestRequest } from './ingest-request.ts';
import { type PrepareDeps, type PreparedRequest, prepareRequest } from './prepare-request.ts';

/** One transaction takes what is waiting, up to this much: enough to share the sync, little enough to stay in memory. */
const GROUP_BYTES = 16 * 1024 * 1024;
const GROUP_REQUESTS = 64;
const SETTLE_DELAY_MS = 200;

export interface GroupCommitDeps extends PrepareDeps {
  readonly store: IngestStore;
  readonly logJoiner: LogJoiner;
  /** Called after each commit, before its requests are answered. */
  readonly onCommit: (commit: Commit) => void;
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

/** Concurrent requests share transactions: while one is being written, the next group gathers. */
export function createGroupCommit(deps: GroupCommitDeps): GroupCommit {
  const waiting: Waiting[] = [];
  let running: Promise<void> | undefined;
  let settleTimer: NodeJS.Timeout | undefined;

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      await writeGroup(deps, waiting);
      // Lets the thread's mailbox in, where requests have arrived meanwhile.
      await nextTurn();
    }
  }

  function ensureRunning(): Promise<void> {
    running ??= run().finally(() => {
      running = undefined;
      clearTimeout(settleTimer);
      settleTimer = setTimeout(() => void settle(deps), SETTLE_DELAY_MS);
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
      await settle(deps);
    },
  };
}

async function writeGroup(deps: GroupCommitDeps, waiting: Waiting[]): Promise<void> {
  const group: { readonly prepared: PreparedRequest; answer(outcome: IngestOutcome): void }[] = [];
  let groupBytes = 0;
  while (group.length < GROUP_REQUESTS && groupBytes < GROUP_BYTES) {
    const next = waiting.shift();
    if (next === undefined) break;
    try {
      const prepared = await prepareRequest(next.request, deps);
      group.push({ prepared, answer: next.answer });
      groupBytes += prepared.inflatedBytes;
    } catch (error) {
      next.answer(toRefused(error));
    }
  }
  const outcome = await commit(
    deps,
    group.map(({ prepared }) => prepared),
  );
  for (const { prepared, answer } of group) answer(outcome ?? toStored(prepared));
}

/** One transaction for all. Answers `undefined` when it went well, else what to tell every sender. */
async function commit(deps: GroupCommitDeps, group: readonly PreparedRequest[]): Promise<IngestOutcome | undefined> {
  const traces = group.flatMap(({ write }) => write.traces);
  const logs = group.flatMap(({ write }) => write.logs);
  if (traces.length === 0 && logs.length === 0) return undefined;
  const startMs = performance.now();
  try {
    const changed = await deps.store.write(await deps.logJoiner.join({ traces, logs }));
    deps.onCommit({ changed, durationMs: performance.now() - startMs });
    return undefined;
  } catch (error) {
    return toRefused(error);
  }
}

async function settle(deps: GroupCommitDeps): Promise<void> {
  try {
    const changed = await deps.store.settle();
    if (changed.length > 0) deps.onCommit({ changed, durationMs: 0 });
  } catch (error) {
    // Put off again: the next write that goes through settles what this one could not.
    if (!(error instanceof AppError)) throw error;
  }
}

function toStored({ accepted, rejections }: PreparedRequest): IngestOutcome {
  return { kind: 'stored', accepted, rejected: rejections.total, message: rejections.toMessage() };
}

/** A refusal is an answer; anything else is a bug and ends the thread, and with it the process. */
function toRefused(error: unknown): IngestOutcome {
  if (!(error instanceof AppError)) throw error;
  return { kind: 'refused', code: error.code, message: error.message };
}
