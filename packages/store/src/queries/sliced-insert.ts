import { type CompiledQuery, createQueryId, RawNode } from 'kysely';

import type { SqlConnection, SqlExecutor } from '../dialects/sql-connection.ts';
import type { Database } from '../schema/tables.ts';

/**
 * Rows per statement, largest first. Few sizes, so that each is compiled once and stays compiled; each a quarter of
 * the one before, so that the rest takes few statements: each costs something beside its rows.
 */
const ROWS_PER_STATEMENT = [64, 16, 4, 1] as const;

export interface SlicedInsertTarget<T extends keyof Database> {
  readonly table: T;
  /** The same in all rows: bound once, and not among the values of a row. */
  readonly sharedColumns?: readonly (keyof Database[T] & string)[];
  readonly columns: readonly (keyof Database[T] & string)[];
}

/** Rows that one statement inserts. */
export interface RowSlice {
  readonly start: number;
  readonly end: number;
}

/** `listValues` gives the parameters of the statement for a slice of the rows, those of shared values before the others. */
export type SlicedInsert = (
  trx: SqlExecutor,
  rowCount: number,
  listValues: (slice: RowSlice) => readonly unknown[],
) => Promise<void>;

/**
 * Prepares inserts of any number of rows into a table. The SQL comes from Kysely, once per statement size; per row only the
 * values move. That is what keeps a span at a few microseconds.
 */
export function createSlicedInsert<T extends keyof Database>(
  { dialect }: SqlConnection,
  { table, sharedColumns = [], columns }: SlicedInsertTarget<T>,
): SlicedInsert {
  const compiled = new Map<number, Pick<CompiledQuery, 'sql' | 'query'>>();
  const maxRows = Math.floor((dialect.maxParameters - sharedColumns.length) / columns.length);

  function getQuery(trx: SqlExecutor, rowCount: number): Pick<CompiledQuery, 'sql' | 'query'> {
    const known = compiled.get(rowCount);
    if (known !== undefined) return known;
    const row = {
      ...Object.fromEntries(sharedColumns.map((column, index) => [column, dialect.sharedValues.toPlaceholder(index)])),
      ...Object.fromEntries(columns.map((column) => [column, 0])),
    };
    const query = trx.insertInto(table).values(Array.from({ length: rowCount }, () => row) as never);
    const { sql } = dialect.hurryInsert(query).compile();
    const prepared = { sql, query: RawNode.createWithSql(sql) };
    compiled.set(rowCount, prepared);
    return prepared;
  }

  return async function insertSlices(trx, rowCount, listValues) {
    let start = 0;
    for (const size of ROWS_PER_STATEMENT) {
      if (size > 1 && size > maxRows) continue;
      for (; rowCount - start >= size; start += size) {
        const parameters = listValues({ start, end: start + size });
        await trx.executeQuery({ ...getQuery(trx, size), queryId: createQueryId(), parameters });
      }
    }
  };
}
