import type { SqlConnection, SqlExecutor } from '../dialects/sql-connection.ts';
import type { Database } from '../schema/tables.ts';
import { createSlicedInsert } from './sliced-insert.ts';

/** Inserts rows of which it is known how to get their values. */
export type RowInsert = (trx: SqlExecutor, source: RowSource) => Promise<void>;

export interface RowSource {
  /** The values of the columns that all rows share, in their order. */
  readonly shared: readonly unknown[];
  readonly rowCount: number;
  /** Puts the values of a row, one for each column of its own, into the list from `offset` on. */
  readonly writeRow: (values: unknown[], offset: number, row: number) => void;
}

export interface RowInsertTarget<T extends keyof Database> {
  readonly table: T;
  /** The same in all rows of an insert, and bound once for all. */
  readonly sharedColumns: readonly (keyof Database[T] & string)[];
  readonly columns: readonly (keyof Database[T] & string)[];
}

/** Prepares inserts into a table. The values are put where the statement takes them from and nowhere else. */
export function createRowInsert<T extends keyof Database>(
  connection: SqlConnection,
  target: RowInsertTarget<T>,
): RowInsert {
  const { sharedValues } = connection.dialect;
  const width = target.columns.length;
  const insertSlices = createSlicedInsert(connection, target);
  const blanks = new Map<number, readonly unknown[]>();

  /** A copy has its size from the start, where a list that grows is copied again and again. */
  function createValues(count: number): unknown[] {
    const blank = blanks.get(count) ?? Array.from({ length: count }, () => null);
    blanks.set(count, blank);
    return blank.slice();
  }

  return (trx, { shared, rowCount, writeRow }) => {
    const sharedParameters = sharedValues.toParameters(shared);
    const first = sharedParameters.length;
    return insertSlices(trx, rowCount, ({ start, end }) => {
      const values = createValues(first + (end - start) * width);
      for (const [index, value] of sharedParameters.entries()) values[index] = value;
      for (let row = start; row < end; row += 1) writeRow(values, first + (row - start) * width, row);
      return values;
    });
  };
}
