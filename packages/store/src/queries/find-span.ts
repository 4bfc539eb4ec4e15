import type { SpanId, TraceId } from '@gander/core/ids';
import type { SpanRecord } from '@gander/core/span-record';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { SPAN_RECORD_COLUMNS, toSpanRecord } from '../rows/span-row.ts';
import { findTraceKey } from './find-trace-key.ts';

export interface SpanAddress {
  readonly traceId: TraceId;
  readonly spanId: SpanId;
}

/** The index row of one span. */
export async function findSpan(db: SqlExecutor, { traceId, spanId }: SpanAddress): Promise<SpanRecord | undefined> {
  const row = await db
    .selectFrom('spans')
    .select(SPAN_RECORD_COLUMNS)
    .where('trace_key', '=', findTraceKey(traceId))
    .where('span_id', '=', spanId)
    .executeTakeFirst();
  return row === undefined ? undefined : toSpanRecord(row);
}
