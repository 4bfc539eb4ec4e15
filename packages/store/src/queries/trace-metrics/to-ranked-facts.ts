import { sql } from 'kysely';

import type { SqlExecutor } from '../../dialects/sql-connection.ts';
import { FACT_VALUE, type FactQuery } from './to-fact-query.ts';

export const FACT_RANK = 'fact_rank';
export const GROUP_SIZE = 'group_size';

/** Beside each fact its place in its group, from 0 on in the order of the values, and how large the group is. */
export function toRankedFacts(db: SqlExecutor, facts: FactQuery, groupKeys: readonly string[]): FactQuery {
  const group = groupKeys.length === 0 ? sql`` : sql`partition by ${sql.join(groupKeys.map((key) => sql.ref(key)))} `;
  return db
    .selectFrom(facts.as('facts'))
    .selectAll()
    .select([
      sql<number>`(row_number() over (${group}order by ${sql.ref(FACT_VALUE)}) - 1)`.as(FACT_RANK),
      sql<number>`count(*) over (${group})`.as(GROUP_SIZE),
    ]) as unknown as FactQuery;
}
