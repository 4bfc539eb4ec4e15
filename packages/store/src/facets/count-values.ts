import { type AliasableExpression, type Expression, sql } from 'kysely';

import type { Dialect } from '../dialects/dialect.ts';
import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { FacetRequest, TraceFacet } from '../trace-facet-store.ts';

export interface ValueQuery {
  /** Column `value`, a row for each trace and value; `null` for traces without one. */
  readonly rows: AliasableExpression<{ value: string | null }>;
  readonly request: FacetRequest;
  readonly dialect: Dialect;
  /** Rows that `rows` gives at most. */
  readonly maxRows: number;
  /** Of the traces that the rows are of; `null` when they are of all that match, as far as `maxRows` allows. */
  readonly sampleSize: number | null;
}

/** Longer values are shown by their beginning, which no filter would find. */
const MAX_VALUE_LENGTH = 2000;

/** The most frequent values of some rows, counted in one statement. */
export async function countValues(db: SqlExecutor, query: ValueQuery): Promise<TraceFacet> {
  const { rows, request, dialect, maxRows, sampleSize } = query;
  const { limit, contains = '' } = request;
  const grouped = db
    .selectFrom(rows.as('found'))
    .select(sql<string | null>`value`.as('value'))
    .select((eb) => eb.fn.countAll().as('count'))
    .select(sql<bigint | number>`sum(count(*)) over ()`.as('total'))
    .groupBy(sql.ref('value'))
    .as('counted');
  const value = sql.ref<string | null>('value');
  const found = await db
    .selectFrom(grouped)
    .select(['value', 'count', 'total'])
    .$if(contains !== '', (select) => select.where(() => dialect.containsText(value, contains)))
    // Left in where nothing is looked for: the only row may be that of the traces without a value, and its total counts.
    .orderBy((eb) => eb.case().when(value, 'is', null).then(1).else(0).end())
    .$if(contains !== '', (select) => select.orderBy(toStartOrder(value, contains)))
    .orderBy('count', 'desc')
    .orderBy('value')
    .limit(limit + 1)
    .execute();
  const total = Number(found[0]?.total ?? 0);
  const values = found.flatMap((row) =>
    row.value === null || row.value.length > MAX_VALUE_LENGTH ? [] : [{ value: row.value, count: Number(row.count) }],
  );
  return {
    values: values.slice(0, limit),
    isCut: values.length > limit,
    sampleSize: sampleSize ?? (total < maxRows ? null : total),
  };
}

function toStartOrder(value: Expression<string | null>, start: string) {
  return sql<number>`case when lower(substr(${value}, 1, ${start.length})) = lower(${start}) then 0 else 1 end`;
}
