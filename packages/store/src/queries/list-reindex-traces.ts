import type { ExperimentId, TraceId } from '@gander/core/ids';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { ReindexJobPlace } from '../rows/reindex-job-row.ts';
import { toBigInt } from '../schema/int64.ts';

export interface ReindexTrace {
  readonly traceKey: bigint;
  readonly traceId: TraceId;
  readonly experimentId: ExperimentId;
}

/** The next traces of a job, by key. */
export async function listReindexTraces(
  db: SqlExecutor,
  { job, limit }: { readonly job: ReindexJobPlace; readonly limit: number },
): Promise<readonly ReindexTrace[]> {
  let query = db
    .selectFrom('traces')
    .select(['trace_key', 'trace_id', 'experiment_id'])
    .where('trace_key', '>', job.doneTraceKey)
    .where('trace_key', '<=', job.lastTraceKey);
  if (job.experimentId !== null) query = query.where('experiment_id', '=', BigInt(job.experimentId));
  if (job.fromUnixNano !== null) query = query.where('start_unix_nano', '>=', job.fromUnixNano);
  const rows = await query.orderBy('trace_key').limit(limit).execute();
  return rows.map((row) => ({
    traceKey: toBigInt(row.trace_key),
    traceId: row.trace_id as TraceId,
    experimentId: String(row.experiment_id) as ExperimentId,
  }));
}
