import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { TraceColumns } from '../rows/trace-columns.ts';

export interface TraceUpdate {
  readonly traceKey: bigint;
  readonly columns: TraceColumns;
}

/** Changes a trace that exists; columns that are not named stay as they are. */
export async function writeTraceColumns(trx: SqlExecutor, { traceKey, columns }: TraceUpdate): Promise<void> {
  await trx.updateTable('traces').set(columns).where('trace_key', '=', traceKey).execute();
}
