import { type CompiledQuery, createQueryId, RawNode } from 'kysely';

import type { SqlConnection, SqlExecutor } from '../dialects/sql-connection.ts';
import type { Database } from '../schema/tables.ts';

/** Inserts rows given as one flat list of values, column by column and row by row. */
export type BulkInsert = (trx: SqlExecutor, parameters: readonly unknown[]) => Promise<void>;

/** Inserts rows of which it is known how to get their values. */
export type RowInsert<Row> = (trx: SqlExecutor, rows: readonly Row[]) => Promise<void>;

/**
 * Rows per statement, largest first. Few sizes, so that each is compiled once and stays compiled; each a quarter of
 * the one before, so that the rest takes few statements: each costs something beside its rows.
 */
const ROWS_PER_STATEMENT = [64, 16, 4, 1] as const;

export interface BulkInsertTarget<T extends keyof Database> {
  readonly table: T;
  readonly columns: readonly (keyof Database[T] & string)[];
}

export interface RowInsertTarget<T extends keyof Database, Row> extends BulkInsertTarget<T> {
  /** Puts the values of a row, one for each column, into the list from `offset` on. */
  readonly writeValues: (values: unknown[], offset: number, row: Row) => void;
}

/**
 * Prepares inserts into a table. The SQL comes from Kysely, once per statement size; per row only the values move. That is
 * what keeps a span at a few microseconds.
 */
export function createBulkInsert<T extends keyof Database>(
  connection: SqlConnection,
  target: BulkInsertTarget<T>,
): BulkInsert {
  const width = target.columns.length;
  const insertSlices = createSlicedInsert(connection, target);
  return (trx, parameters) =>
    insertSlices(trx, parameters.length / width, ({ start, end }) => parameters.slice(start * width, end * width));
}

/** The same for rows that are objects: their values are put where the statement takes them from and nowhere else. */
export function createRowInsert<T extends keyof Database, Row>(
  connection: SqlConnection,
  { writeValues, ...target }: RowInsertTarget<T, Row>,
): RowInsert<Row> {
  const width = target.columns.length;
  const insertSlices = createSlicedInsert(connection, target);
  const blankRow: readonly unknown[] = target.columns.map(() => null);
  const blanks = new Map<number, readonly unknown[]>();

  /** A copy has its size from the start, where a list that grows is copied again and again. */
  function createValues(rowCount: number): unknown[] {
    const blank = blanks.get(rowCount) ?? Array.from({ length: rowCount }, () => blankRow).flat();
    blanks.set(rowCount, blank);
    return blank.slice();
  }

  return (trx, rows) =>
    insertSlices(trx, rows.length, ({ start, end }) => {
      const values = createValues(end - start);
      for (let index = start; index < end; index += 1) {
        writeValues(values, (index - start) * width, rows[index] as Row);
      }
      return values;
    });
}

/** Rows that one statement inserts. */
interface RowSlice {
  readonly start: number;
  readonly end: number;
}

type SlicedInsert = (
  trx: SqlExecutor,
  rowCount: number,
  listValues: (slice: RowSlice) => readonly unknown[],
) => Promise<void>;

function createSlicedInsert<T extends keyof Database>(
  { dialect }: SqlConnection,
  { table, columns }: BulkInsertTarget<T>,
): SlicedInsert {
  const compiled = new Map<number, Pick<CompiledQuery, 'sql' | 'query'>>();
  const maxRows = Math.floor(dialect.maxParameters / columns.length);

  function getQuery(trx: SqlExecutor, rowCount: number): Pick<CompiledQuery, 'sql' | 'query'> {
    const known = compiled.get(rowCount);
    if (known !== undefined) return known;
    const row = Object.fromEntries(columns.map((column) => [column, 0]));
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
