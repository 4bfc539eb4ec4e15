import { CompiledQuery } from 'kysely';

import type { SqlConnection, SqlExecutor } from '../dialects/sql-connection.ts';
import type { Database } from '../schema/tables.ts';

/** Inserts rows given as one flat list of values, column by column and row by row. */
export type BulkInsert = (trx: SqlExecutor, parameters: readonly unknown[]) => Promise<void>;

/** Rows per statement, largest first. Few sizes, so that each is compiled once and stays compiled. */
const ROWS_PER_STATEMENT = [32, 8, 1] as const;

export interface BulkInsertTarget<T extends keyof Database> {
  readonly table: T;
  readonly columns: readonly (keyof Database[T] & string)[];
}

/**
 * Prepares inserts into a table. The SQL comes from Kysely, once per statement size; per row only the values move. That is
 * what keeps a span at a few microseconds.
 */
export function createBulkInsert<T extends keyof Database>(
  { dialect }: SqlConnection,
  { table, columns }: BulkInsertTarget<T>,
): BulkInsert {
  const compiled = new Map<number, string>();
  const maxRows = Math.floor(dialect.maxParameters / columns.length);

  function getSql(trx: SqlExecutor, rowCount: number): string {
    const known = compiled.get(rowCount);
    if (known !== undefined) return known;
    const row = Object.fromEntries(columns.map((column) => [column, 0]));
    const query = trx.insertInto(table).values(Array.from({ length: rowCount }, () => row) as never);
    const { sql } = dialect.hurryInsert(query).compile();
    compiled.set(rowCount, sql);
    return sql;
  }

  return async function bulkInsert(trx, parameters) {
    const rowCount = parameters.length / columns.length;
    let done = 0;
    for (const size of ROWS_PER_STATEMENT) {
      if (size > 1 && size > maxRows) continue;
      for (; rowCount - done >= size; done += size) {
        const values = parameters.slice(done * columns.length, (done + size) * columns.length);
        await trx.executeQuery(CompiledQuery.raw(getSql(trx, size), values));
      }
    }
  };
}
