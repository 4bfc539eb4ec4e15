import type { SpanRecord } from '@gander/core/span-record';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { SPAN_RECORD_COLUMNS, toSpanRecord } from '../rows/span-row.ts';

/** Every span of a trace, in no particular order. */
export async function readTraceSpans(db: SqlExecutor, traceKey: bigint): Promise<readonly SpanRecord[]> {
  const rows = await db.selectFrom('spans').select(SPAN_RECORD_COLUMNS).where('trace_key', '=', traceKey).execute();
  return rows.map(toSpanRecord);
}
