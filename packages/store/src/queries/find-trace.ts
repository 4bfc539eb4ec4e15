import type { TraceId } from '@gander/core/ids';
import type { TraceSummary } from '@gander/core/trace-summary';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { toTraceSummary, TRACE_SUMMARY_COLUMNS } from '../rows/trace-row.ts';

/** One row of the trace list. */
export async function findTrace(db: SqlExecutor, traceId: TraceId): Promise<TraceSummary | undefined> {
  const row = await db
    .selectFrom('traces')
    .select(TRACE_SUMMARY_COLUMNS)
    .where('trace_id', '=', traceId)
    .executeTakeFirst();
  return row === undefined ? undefined : toTraceSummary(row);
}
