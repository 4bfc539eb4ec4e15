import type { TraceSummary } from '@gander/core/trace-summary';

import type { Dialect } from '../dialects/dialect.ts';
import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { Page, PageRequest } from '../page.ts';
import { toTraceSummary, TRACE_SUMMARY_COLUMNS } from '../rows/trace-row.ts';
import type { TraceFilter } from '../trace-store.ts';
import { decodeCursor } from './cursor.ts';
import { filterTraces } from './filter-traces.ts';
import { toPage, toRowLimit } from './to-page.ts';

export interface ListTracesRequest {
  readonly filter: TraceFilter;
  readonly page: PageRequest;
  readonly dialect: Dialect;
}

/** Newest start first, then by id; a walk down the index `traces_by_start`. */
export async function listTraces(
  db: SqlExecutor,
  { filter, page, dialect }: ListTracesRequest,
): Promise<Page<TraceSummary>> {
  let query = db
    .selectFrom('traces')
    .select(TRACE_SUMMARY_COLUMNS)
    .where(filterTraces(filter, dialect))
    .orderBy('start_unix_nano', 'desc')
    .orderBy('trace_id', 'desc')
    .limit(toRowLimit(page.limit));
  if (page.cursor !== undefined) {
    const after = decodeCursor('traces', page.cursor);
    query = query
      // The first condition alone bounds the walk through the index; the second breaks ties.
      .where('start_unix_nano', '<=', after.number)
      .where((eb) => eb.or([eb('start_unix_nano', '<', after.number), eb('trace_id', '<', after.text)]));
  }
  const rows = await query.execute();
  return toPage(rows.map(toTraceSummary), page.limit, (last) => ({
    kind: 'traces',
    number: last.startUnixNano,
    text: last.traceId,
  }));
}
