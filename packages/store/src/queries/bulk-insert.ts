import type { SqlConnection, SqlExecutor } from '../dialects/sql-connection.ts';
import type { Database } from '../schema/tables.ts';
import { createSlicedInsert } from './sliced-insert.ts';

/** Inserts rows given as one flat list of values, column by column and row by row. */
export type BulkInsert = (trx: SqlExecutor, parameters: readonly unknown[]) => Promise<void>;

export interface BulkInsertTarget<T extends keyof Database> {
  readonly table: T;
  readonly columns: readonly (keyof Database[T] & string)[];
}

/** Prepares inserts into a table. */
export function createBulkInsert<T extends keyof Database>(
  connection: SqlConnection,
  target: BulkInsertTarget<T>,
): BulkInsert {
  const width = target.columns.length;
  const insertSlices = createSlicedInsert(connection, target);
  return (trx, parameters) =>
    insertSlices(trx, parameters.length / width, ({ start, end }) => parameters.slice(start * width, end * width));
}
