import type { TraceId } from '@gander/core/ids';
import type { SpanRecord } from '@gander/core/span-record';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { Page, PageRequest } from '../page.ts';
import { SPAN_RECORD_COLUMNS, toSpanRecord } from '../rows/span-row.ts';
import { decodeCursor } from './cursor.ts';
import { findTraceKey } from './find-trace-key.ts';
import { toPage, toRowLimit } from './to-page.ts';

export interface ListSpansRequest {
  readonly traceId: TraceId;
  readonly page: PageRequest;
}

/** By start, then id. Sorts the trace for every page, which costs less than an index on every span. */
export async function listSpans(db: SqlExecutor, { traceId, page }: ListSpansRequest): Promise<Page<SpanRecord>> {
  let query = db
    .selectFrom('spans')
    .select(SPAN_RECORD_COLUMNS)
    .where('trace_key', '=', findTraceKey(traceId))
    .orderBy('start_unix_nano')
    .orderBy('span_id')
    .limit(toRowLimit(page.limit));
  if (page.cursor !== undefined) {
    const after = decodeCursor('spans', page.cursor);
    query = query
      .where('start_unix_nano', '>=', after.number)
      .where((eb) => eb.or([eb('start_unix_nano', '>', after.number), eb('span_id', '>', after.text)]));
  }
  const rows = await query.execute();
  return toPage(rows.map(toSpanRecord), page.limit, (last) => ({
    kind: 'spans',
    number: last.startUnixNano,
    text: last.spanId,
  }));
}
