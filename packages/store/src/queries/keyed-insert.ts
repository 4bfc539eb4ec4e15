import { type CompiledQuery, createQueryId, RawNode } from 'kysely';

import type { SqlConnection, SqlExecutor } from '../dialects/sql-connection.ts';
import type { Database } from '../schema/tables.ts';

/** Inserts one row, given as its values column by column, and says which key the database has given it. */
export type KeyedInsert = (trx: SqlExecutor, parameters: readonly unknown[]) => Promise<bigint>;

export interface KeyedInsertTarget<T extends keyof Database> {
  readonly table: T;
  /** All but the key that the database counts up. */
  readonly columns: readonly (keyof Database[T] & string)[];
}

/**
 * Prepares an insert of single rows into a table whose key is generated. A row at a time is the cheap way here: the key comes
 * with the insert and is not looked up afterwards, and SQLite keeps no copies of the pages of one row to undo half a statement.
 */
export function createKeyedInsert<T extends keyof Database>(
  { dialect }: SqlConnection,
  { table, columns }: KeyedInsertTarget<T>,
): KeyedInsert {
  let prepared: Pick<CompiledQuery, 'sql' | 'query'> | undefined;

  function prepare(trx: SqlExecutor): Pick<CompiledQuery, 'sql' | 'query'> {
    const row = Object.fromEntries(columns.map((column) => [column, 0]));
    const { sql } = dialect.hurryInsert(trx.insertInto(table).values(row as never)).compile();
    return { sql, query: RawNode.createWithSql(sql) };
  }

  return async function insertRow(trx, parameters) {
    prepared ??= prepare(trx);
    const { insertId } = await trx.executeQuery({ ...prepared, queryId: createQueryId(), parameters });
    if (insertId === undefined) throw new Error(`The database did not say which key it gave a row of ${table}`);
    return insertId;
  };
}
