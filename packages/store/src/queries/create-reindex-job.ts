import { clampToInt64 } from '../schema/int64.ts';
import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { ReindexFilter } from '../reindex-store.ts';
import { type ReindexJobPlace, toReindexJobPlace } from '../rows/reindex-job-row.ts';

export interface ReindexJobRequest {
  readonly filter: ReindexFilter;
  readonly nowMs: number;
}

/** Counts the traces there are and notes a job over them. */
export async function createReindexJob(
  trx: SqlExecutor,
  { filter, nowMs }: ReindexJobRequest,
): Promise<ReindexJobPlace> {
  const { experimentId } = filter;
  const fromUnixNano = filter.fromUnixNano === undefined ? undefined : clampToInt64(filter.fromUnixNano);
  let traces = trx.selectFrom('traces');
  if (experimentId !== undefined) traces = traces.where('experiment_id', '=', BigInt(experimentId));
  if (fromUnixNano !== undefined) traces = traces.where('start_unix_nano', '>=', fromUnixNano);
  const found = await traces
    .select((eb) => [eb.fn.countAll().as('total'), eb.fn.max('trace_key').as('last')])
    .executeTakeFirstOrThrow();
  const total = Number(found.total);
  await trx
    .insertInto('reindex_jobs')
    .values({
      state: total === 0 ? 'done' : 'running',
      experiment_id: experimentId === undefined ? null : BigInt(experimentId),
      from_unix_nano: fromUnixNano ?? null,
      done_trace_key: 0,
      last_trace_key: found.last === null ? 0 : BigInt(found.last),
      done_count: 0,
      total_count: total,
      creation_time_ms: nowMs,
    })
    .execute();
  const row = await trx
    .selectFrom('reindex_jobs')
    .selectAll()
    .orderBy('job_id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return toReindexJobPlace(row);
}
