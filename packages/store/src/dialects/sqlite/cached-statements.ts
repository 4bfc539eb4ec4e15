import type BetterSqlite3 from 'better-sqlite3';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** Statements kept per connection. Inserts are a hundred or two: four sizes for each shape of row that occurs, of five hundred that could; filters make a few hundred more at most. */
const CAPACITY = 400;

/**
 * What Kysely's driver needs of a database, with the compiled statements kept: SQLite takes longer to compile most of our
 * statements than to run them. The least recently used one goes first.
 */
export function createCachedStatements(database: BetterSqlite3.Database): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    prepare(sql) {
      const known = statements.get(sql);
      if (known !== undefined) {
        statements.delete(sql);
        statements.set(sql, known);
        return known;
      }
      const statement = adaptStatement(database.prepare(sql));
      statements.set(sql, statement);
      const oldest = statements.size > CAPACITY ? statements.keys().next().value : undefined;
      if (oldest !== undefined) statements.delete(oldest);
      return statement;
    },
    close() {
      statements.clear();
      database.close();
    },
  };
}

/** Values as arguments, not as an array: the native side reads arguments a good deal faster, and inserts have hundreds. */
function adaptStatement(statement: BetterSqlite3.Statement): SqliteStatement {
  return {
    reader: statement.reader,
    all: (parameters) => statement.all(...parameters),
    run: (parameters) => statement.run(...parameters),
    iterate: (parameters) => statement.iterate(...parameters),
  };
}
