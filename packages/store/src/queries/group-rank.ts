import { type AliasableExpression, type ExpressionBuilder, type RawBuilder, sql } from 'kysely';

import type { Database } from '../schema/tables.ts';
import type { GroupSort } from '../session-store.ts';

/** So many parts of a dollar are told apart: a page then ends at a whole number, which is read as it was written. */
const COST_PARTS = 1_000_000_000;

/** What lies beyond is nobody's tokens or dollars, and no database's whole number. */
const MAX_RANK = 9_000_000_000_000_000_000n;

/** What a group of traces is listed by, as a whole number: nanoseconds, traces, tokens or billionths of a dollar. */
export function toGroupRank(eb: ExpressionBuilder<Database, 'traces'>, sort: GroupSort): AliasableExpression<bigint> {
  switch (sort) {
    case 'last':
      return eb.fn.max('traces.start_unix_nano');
    case 'traces':
      return eb.fn.countAll<bigint>();
    case 'failed':
      return eb.fn.sum<bigint>(eb.case().when('traces.state', '=', 'ERROR').then(eb.lit(1)).else(eb.lit(0)).end());
    case 'tokens':
      return toWhole(sql`coalesce(sum(${eb.ref('traces.total_tokens')} * 1.0), 0)`);
    case 'cost':
      return toWhole(sql`round(coalesce(sum(${eb.ref('traces.cost_usd')}), 0) * ${sql.lit(COST_PARTS)})`);
    default:
      return sort satisfies never;
  }
}

function toWhole(value: RawBuilder<unknown>): RawBuilder<bigint> {
  const most = sql.lit(MAX_RANK);
  return sql`case when ${value} > ${most} then ${most} else cast(${value} as bigint) end`;
}
