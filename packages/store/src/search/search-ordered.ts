import { type SelectQueryBuilder, sql } from 'kysely';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { Page, PageRequest } from '../page.ts';
import { toRowLimit } from '../queries/to-page.ts';
import type { Database } from '../schema/tables.ts';
import { encodeAfter, type OrderTerm, toAfterCondition, toTermColumn } from './order-term.ts';

export interface OrderedSearch<Table extends keyof Database, Row> {
  /** Which rows, in no order yet. */
  readonly query: SelectQueryBuilder<Database, Table, Row>;
  readonly terms: readonly OrderTerm[];
  readonly page: PageRequest;
  /** What the list is of: a token of another list is refused. */
  readonly kind: string;
}

/** A page of rows in any order, by key: the terms are computed once per row, then compared with the last page's end. */
export async function searchOrdered<Table extends keyof Database, Row extends object>(
  db: SqlExecutor,
  { query, terms, page, kind }: OrderedSearch<Table, Row>,
): Promise<Page<Row>> {
  const found = query.select(terms.map(({ value }, index) => sql`${value}`.as(toTermColumn(index))) as never);
  let ordered = db.selectFrom(found.as('found')).selectAll();
  for (const [index, { direction }] of terms.entries())
    ordered = ordered.orderBy(sql.ref(toTermColumn(index)), direction);
  if (page.cursor !== undefined) ordered = ordered.where(toAfterCondition(terms, kind, page.cursor));
  const rows = (await ordered.limit(toRowLimit(page.limit)).execute()) as readonly Row[];
  const items = rows.slice(0, page.limit);
  const last = items.at(-1);
  const isLastPage = last === undefined || rows.length === items.length;
  return { items, nextCursor: isLastPage ? null : encodeAfter(terms, kind, last) };
}
