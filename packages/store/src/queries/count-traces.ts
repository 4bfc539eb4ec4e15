import { TRACE_STATES, type TraceState } from '@gander/core/trace-summary';

import type { Dialect } from '../dialects/dialect.ts';
import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { findMatching } from '../facets/find-matching.ts';
import type { TraceCounts, TraceFilter } from '../trace-store.ts';

export interface CountTracesRequest {
  readonly filter: TraceFilter;
  readonly dialect: Dialect;
}

/** Stays inside the index `traces_by_start` unless the filter needs more. */
export async function countTraces(db: SqlExecutor, { filter, dialect }: CountTracesRequest): Promise<TraceCounts> {
  const matching = await findMatching(db, { filter, dialect });
  const rows = await matching
    .select(db)
    .select((eb) => ['state', eb.fn.countAll().as('count')])
    .groupBy('state')
    .execute();
  const byState = Object.fromEntries(TRACE_STATES.map((state) => [state, 0])) as Record<TraceState, number>;
  let total = 0;
  for (const row of rows) {
    const count = Number(row.count);
    byState[row.state as TraceState] = count;
    total += count;
  }
  return { total, byState, isComplete: matching.sampleSize === null };
}
