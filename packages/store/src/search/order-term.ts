import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely';

import {
  createForeignCursorError,
  decodeSortCursor,
  encodeSortCursor,
  type SortValue,
} from '../queries/sort-cursor.ts';
import type { Database } from '../schema/tables.ts';

/** One step of a total order over rows; the last step tells all rows apart. */
export interface OrderTerm {
  readonly value: Expression<SortValue>;
  readonly direction: 'asc' | 'desc';
}

/** A value that may be absent sorts by whether it is there first, so that what is not there comes last both ways. */
export function toNullableTerms(value: Expression<SortValue>, direction: 'asc' | 'desc'): readonly OrderTerm[] {
  return [
    { value: sql<number>`case when ${value} is null then 1 else 0 end`, direction: 'asc' },
    { value, direction },
  ];
}

/** The names under which a search selects its terms. */
export function toTermColumn(index: number): string {
  return `sort_${index}`;
}

/** Where a row comes after the last one of the page before. Throws `invalid_argument` for a token of another list. */
export function toAfterCondition(terms: readonly OrderTerm[], kind: string, cursor: string): Expression<SqlBool> {
  const eb = expressionBuilder<Database>();
  const after = decodeSortCursor(kind, cursor);
  if (after.length !== terms.length) throw createForeignCursorError();
  const isEqual = (index: number) => {
    const column = sql.ref(toTermColumn(index));
    return after[index] === null ? eb(column, 'is', null) : eb(column, '=', after[index]);
  };
  return eb.or(
    terms.flatMap(({ direction }, index) =>
      // Among the absent there is no order.
      after[index] === null
        ? []
        : [
            eb.and([
              ...terms.slice(0, index).map((_term, before) => isEqual(before)),
              eb(sql.ref(toTermColumn(index)), direction === 'asc' ? '>' : '<', after[index]),
            ]),
          ],
    ),
  );
}

/** The token of the page after the row. */
export function encodeAfter(terms: readonly OrderTerm[], kind: string, row: object): string {
  const columns = row as Readonly<Record<string, SortValue>>;
  return encodeSortCursor(
    kind,
    terms.map((_term, index) => columns[toTermColumn(index)] ?? null),
  );
}
