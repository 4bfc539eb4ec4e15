import type { TraceReport } from '@gander/core/trace-info';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { toTraceReport, TRACE_REPORT_COLUMNS } from '../rows/trace-report-row.ts';

/** What a client said about the trace; `undefined` when nobody said anything. */
export async function readTraceReport(db: SqlExecutor, traceKey: bigint): Promise<TraceReport | undefined> {
  const row = await db
    .selectFrom('trace_reports')
    .select(TRACE_REPORT_COLUMNS)
    .where('trace_key', '=', traceKey)
    .executeTakeFirst();
  return row === undefined ? undefined : toTraceReport(row);
}
