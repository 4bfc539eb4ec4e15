import type { ExperimentId } from '@gander/core/ids';
import type { Selectable } from 'kysely';

import type { ReindexJob } from '../reindex-store.ts';
import { toBigInt, toBigIntOrNull } from '../schema/int64.ts';
import type { ReindexJobsTable } from '../schema/tables.ts';

/** A job and how far it has come. */
export interface ReindexJobPlace extends ReindexJob {
  readonly doneTraceKey: bigint;
  readonly lastTraceKey: bigint;
}

export type ReindexJobRow = Selectable<ReindexJobsTable>;

/** A row as the value that the rest of the store knows. */
export function toReindexJobPlace(row: ReindexJobRow): ReindexJobPlace {
  return {
    jobId: String(row.job_id),
    state: row.state === 'done' ? 'done' : 'running',
    experimentId: row.experiment_id === null ? null : (String(row.experiment_id) as ExperimentId),
    fromUnixNano: toBigIntOrNull(row.from_unix_nano),
    doneCount: Number(row.done_count),
    totalCount: Number(row.total_count),
    creationTimeMs: Number(row.creation_time_ms),
    doneTraceKey: toBigInt(row.done_trace_key),
    lastTraceKey: toBigInt(row.last_trace_key),
  };
}

/** Without the keys that mean something in the store only. */
export function toReindexJob({ doneTraceKey: _done, lastTraceKey: _last, ...job }: ReindexJobPlace): ReindexJob {
  return job;
}
