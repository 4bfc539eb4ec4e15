import type { TraceSummary } from '@gander/core/trace-summary';

import type { Dialect } from '../dialects/dialect.ts';
import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { Page } from '../page.ts';
import { TRACE_SUMMARY_COLUMNS } from '../rows/trace-row.ts';
import { toBigInt } from '../schema/int64.ts';
import { searchTraces } from '../search/traces/search-traces.ts';
import type { TraceFilter, TraceListRequest } from '../trace-store.ts';
import { decodeCursor } from './cursor.ts';
import { filterTraces } from './filter-traces.ts';
import { readSummaries, toSummaries } from './read-summaries.ts';
import { toPage, toRowLimit } from './to-page.ts';

export interface ListTracesRequest {
  readonly filter: TraceFilter;
  readonly page: TraceListRequest;
  readonly dialect: Dialect;
}

/** Traces as a list shows them. */
export async function listTraces(db: SqlExecutor, request: ListTracesRequest): Promise<Page<TraceSummary>> {
  const { filter, page } = request;
  return filter.expression === undefined && page.order === undefined ? listNewest(db, request) : listFound(db, request);
}

/** Newest start first, then by id; a walk down the index `traces_by_start`. */
async function listNewest(db: SqlExecutor, { filter, page, dialect }: ListTracesRequest): Promise<Page<TraceSummary>> {
  let query = db
    .selectFrom('traces')
    .select(['trace_key', ...TRACE_SUMMARY_COLUMNS])
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
  const found = toPage(await query.execute(), page.limit, (last) => ({
    kind: 'traces',
    number: toBigInt(last.start_unix_nano),
    text: last.trace_id,
  }));
  return { items: await toSummaries(db, found.items), nextCursor: found.nextCursor };
}

/** What the language of searches is needed for. */
async function listFound(db: SqlExecutor, { filter, page, dialect }: ListTracesRequest): Promise<Page<TraceSummary>> {
  const { experimentId, expression, ...scope } = filter;
  const { items, nextCursor } = await searchTraces(db, dialect, {
    experimentIds: [experimentId],
    filter: expression ?? { kind: 'constant', value: true },
    scope,
    order: page.order ?? [],
    page,
  });
  return { items: await readSummaries(db, items), nextCursor };
}
