import { AppError } from '@gander/core/errors';

import type { SqlConnection, SqlExecutor } from '../dialects/sql-connection.ts';
import type { ChangedTrace } from '../ingest-store.ts';
import { createSpanInserts, type GetSpanInsert } from '../ingest/span-batch.ts';
import { createReindexJob } from '../queries/create-reindex-job.ts';
import { findReindexJob } from '../queries/find-reindex-job.ts';
import { listReindexTraces } from '../queries/list-reindex-traces.ts';
import { listRunningReindexJobs } from '../queries/list-running-reindex-jobs.ts';
import { writeReindexProgress } from '../queries/write-reindex-progress.ts';
import type { ReindexBatch, ReindexFilter, ReindexProgress, ReindexStore } from '../reindex-store.ts';
import { createWriteTraceColumns, type WriteTraceColumns } from '../queries/write-trace-columns.ts';
import { writeTraceAnew } from '../reindexing/write-trace-anew.ts';
import { type ReindexJobPlace, toReindexJob } from '../rows/reindex-job-row.ts';

export interface ReindexStoreDeps {
  readonly connection: SqlConnection;
  readonly nowMs: () => number;
}

/** Traces looked up at a time; how many a batch takes is for the caller to say. */
const LOOK_AHEAD = 64;

/** Re-indexing of a SQL database. */
export function createReindexStore({ connection, nowMs }: ReindexStoreDeps): ReindexStore {
  const getSpanInsert = createSpanInserts(connection);
  const writeTraceColumns = createWriteTraceColumns();
  return {
    startJob: (filter) =>
      connection.transaction(async (trx) => {
        const running = await listRunningReindexJobs(trx);
        const same = running.find((job) => isSameFilter(job, filter));
        return toReindexJob(same ?? (await createReindexJob(trx, { filter, nowMs: nowMs() })));
      }),
    async findJob(jobId) {
      const job = await connection.read((db) => findReindexJob(db, jobId));
      return job && toReindexJob(job);
    },
    listRunningJobs: async () => (await connection.read(listRunningReindexJobs)).map(toReindexJob),
    runBatch: (jobId, batch) =>
      connection.transaction(async (trx) => {
        const job = await findReindexJob(trx, jobId);
        if (job === undefined) throw new AppError('not_found', `There is no re-indexing ${jobId.slice(0, 100)}.`);
        return runBatch(trx, { job, batch, getSpanInsert, writeTraceColumns });
      }),
  };
}

function isSameFilter(job: ReindexJobPlace, { experimentId, fromUnixNano }: ReindexFilter): boolean {
  return job.experimentId === (experimentId ?? null) && job.fromUnixNano === (fromUnixNano ?? null);
}

interface BatchRun {
  readonly job: ReindexJobPlace;
  readonly batch: ReindexBatch;
  readonly getSpanInsert: GetSpanInsert;
  readonly writeTraceColumns: WriteTraceColumns;
}

async function runBatch(
  trx: SqlExecutor,
  { job, batch, getSpanInsert, writeTraceColumns }: BatchRun,
): Promise<ReindexProgress> {
  if (job.state === 'done') return { job: toReindexJob(job), changed: [] };
  const traces = await listReindexTraces(trx, { job, limit: LOOK_AHEAD });
  const changed: ChangedTrace[] = [];
  let { doneTraceKey, doneCount } = job;
  for (const trace of traces) {
    await writeTraceAnew(trx, { trace, translate: batch.translate, getSpanInsert, writeTraceColumns });
    changed.push({ traceId: trace.traceId, experimentId: trace.experimentId });
    doneTraceKey = trace.traceKey;
    doneCount += 1;
    if (batch.isEnough()) break;
  }
  const isDone = changed.length === traces.length && traces.length < LOOK_AHEAD;
  const next: ReindexJobPlace = { ...job, state: isDone ? 'done' : 'running', doneTraceKey, doneCount };
  await writeReindexProgress(trx, next);
  return { job: toReindexJob(next), changed };
}
