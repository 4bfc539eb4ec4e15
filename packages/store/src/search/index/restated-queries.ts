import type { SqlExecutor } from '../../dialects/sql-connection.ts';
import { toBigInt } from '../../schema/int64.ts';

export interface RestatedTrace {
  readonly traceKey: bigint;
  /** Counts up each time that it is restated. */
  readonly lastNo: bigint;
  /** How often it was since it was indexed. */
  readonly count: number;
}

/** Traces whose facets or logs may be newer than the index, those that have changed longest ago first. */
export async function listRestated(db: SqlExecutor, limit: number): Promise<readonly RestatedTrace[]> {
  const rows = await db
    .selectFrom('search_restated')
    .select((eb) => ['trace_key', eb.fn.max('restated_no').as('last_no'), eb.fn.countAll().as('count')])
    .groupBy('trace_key')
    .orderBy('last_no')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    traceKey: toBigInt(row.trace_key),
    lastNo: toBigInt(row.last_no),
    count: Number(row.count),
  }));
}

/** Forgets how often a trace was restated: once is enough to know. */
export async function deleteRepeatedRestated(trx: SqlExecutor, { traceKey, lastNo }: RestatedTrace): Promise<void> {
  await trx.deleteFrom('search_restated').where('trace_key', '=', traceKey).where('restated_no', '<', lastNo).execute();
}

/** Bytes of payload before compression, logs included. */
export async function readTraceBytes(db: SqlExecutor, traceKey: bigint): Promise<number> {
  const chunks = await db
    .selectFrom('span_chunks')
    .select((eb) => eb.fn.sum('raw_size').as('bytes'))
    .where('trace_key', '=', traceKey)
    .executeTakeFirst();
  const logs = await db
    .selectFrom('traces')
    .innerJoin('log_chunks', 'log_chunks.trace_id', 'traces.trace_id')
    .select((eb) => eb.fn.sum('log_chunks.raw_size').as('bytes'))
    .where('traces.trace_key', '=', traceKey)
    .where('log_chunks.has_content', '=', 1)
    .executeTakeFirst();
  return Number(chunks?.bytes ?? 0) + Number(logs?.bytes ?? 0);
}
