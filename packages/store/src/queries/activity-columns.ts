import { type ExpressionBuilder, sql } from 'kysely';

import type { Database } from '../schema/tables.ts';
import { USAGE_COLUMNS } from '../rows/usage-columns.ts';

/** What any group of traces adds up to. Sums of nothing but absent counts are absent. */
export function toActivityColumns(eb: ExpressionBuilder<Database, 'traces'>) {
  const countState = (state: string) =>
    eb.fn.sum(eb.case().when('traces.state', '=', state).then(eb.lit(1)).else(eb.lit(0)).end());
  return [
    eb.fn.countAll().as('trace_count'),
    countState('ERROR').as('failed_trace_count'),
    countState('IN_PROGRESS').as('open_trace_count'),
    eb.fn.min('traces.start_unix_nano').as('first_unix_nano'),
    eb.fn.max('traces.start_unix_nano').as('last_unix_nano'),
    eb.fn.max('traces.end_unix_nano').as('end_unix_nano'),
    eb.fn.sum('traces.cost_usd').as('cost_usd'),
    // As real numbers: whole ones overflow when somebody makes them up.
    ...USAGE_COLUMNS.map((column) => sql<number | null>`sum(${eb.ref(`traces.${column}`)} * 1.0)`.as(column)),
  ] as const;
}
