import type { SelectQueryBuilder } from 'kysely';

import type { Dialect } from '../dialects/dialect.ts';
import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { filterTraces } from '../queries/filter-traces.ts';
import { padList } from '../queries/pad-list.ts';
import type { Database } from '../schema/tables.ts';
import { searchTraces } from '../search/traces/search-traces.ts';
import { isTraceExact } from '../search/traces/to-trace-condition.ts';
import type { TraceFilter } from '../trace-store.ts';

/** The traces that a filter finds, as something to count in. */
export interface MatchingTraces {
  /** Rows of `traces`, and no others. */
  select(db: SqlExecutor): SelectQueryBuilder<Database, 'traces', object>;
  /** So many were found in time of those that only the payload decides, the newest; `null` when these are all. */
  readonly sampleSize: number | null;
}

export interface MatchingRequest {
  readonly filter: TraceFilter;
  readonly dialect: Dialect;
}

/** What is looked at outside of SQL is handed back to it as a list, which may be so long. */
const MAX_LISTED = 5_000;
const BUDGET_MS = 250;

/** Costs nothing where SQL decides; else a search, which ends after a while. */
export async function findMatching(db: SqlExecutor, { filter, dialect }: MatchingRequest): Promise<MatchingTraces> {
  const { experimentId, expression, ...scope } = filter;
  if (expression === undefined || isTraceExact(expression)) {
    return {
      select: (executor) => executor.selectFrom('traces').where(filterTraces(filter, dialect)),
      sampleSize: null,
    };
  }
  const { items, nextCursor } = await searchTraces(db, dialect, {
    experimentIds: [experimentId],
    filter: expression,
    scope,
    order: [],
    page: { limit: MAX_LISTED },
    budgetMs: BUDGET_MS,
  });
  return {
    select: (executor) =>
      items.length === 0
        ? executor.selectFrom('traces').where((eb) => eb.lit(false))
        : executor.selectFrom('traces').where('traces.trace_id', 'in', padList(items)),
    sampleSize: nextCursor === null ? null : items.length,
  };
}
