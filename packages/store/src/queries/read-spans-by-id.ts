import type { SpanId } from '@gander/core/ids';
import type { SpanRecord } from '@gander/core/span-record';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { SPAN_RECORD_COLUMNS, toSpanRecord } from '../rows/span-row.ts';
import { padList, sliceList } from './pad-list.ts';

export interface SpansByIdRequest {
  readonly traceKey: bigint;
  readonly spanIds: readonly SpanId[];
}

/** Those of the spans that exist. Costs a look-up per id, however large the trace is. */
export async function readSpansById(
  db: SqlExecutor,
  { traceKey, spanIds }: SpansByIdRequest,
): Promise<readonly SpanRecord[]> {
  const spans: SpanRecord[] = [];
  for (const slice of sliceList(spanIds)) {
    const rows = await db
      .selectFrom('spans')
      .select(SPAN_RECORD_COLUMNS)
      .where('trace_key', '=', traceKey)
      .where('span_id', 'in', padList(slice))
      .execute();
    for (const row of rows) spans.push(toSpanRecord(row));
  }
  return spans;
}
