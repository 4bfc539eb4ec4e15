import type { CompiledQuery, DatabaseConnection, SqliteDatabase } from 'kysely';

/**
 * The one connection of a database that answers at once. There is nothing to acquire and nobody to wait for, which is most
 * of what Kysely's own driver does for a statement.
 */
export function createStatementConnection(database: SqliteDatabase): DatabaseConnection {
  return {
    async executeQuery({ sql, parameters }: CompiledQuery) {
      const statement = database.prepare(sql);
      // What the rows are only the query knows.
      if (statement.reader) return { rows: statement.all(parameters) as never[] };
      const { changes, lastInsertRowid } = statement.run(parameters);
      return { insertId: BigInt(lastInsertRowid), numAffectedRows: BigInt(changes), rows: [] };
    },
    async *streamQuery({ sql, parameters }: CompiledQuery) {
      for (const row of database.prepare(sql).iterate(parameters)) yield { rows: [row as never] };
    },
  };
}
