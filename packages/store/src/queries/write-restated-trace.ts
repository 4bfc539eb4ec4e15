import type { SqlExecutor } from '../dialects/sql-connection.ts';

/** Notes that spans of a trace are something else now than they may have been when they were indexed. */
export async function writeRestatedTrace(trx: SqlExecutor, traceKey: bigint): Promise<void> {
  await trx.insertInto('search_restated').values({ trace_key: traceKey }).execute();
}
