import { statSync } from 'node:fs';

import type BetterSqlite3 from 'better-sqlite3';
import { Kysely, type KyselyPlugin, SqliteDialect } from 'kysely';

import type { Database } from '../../schema/tables.ts';
import type { SqlConnection, SqlExecutor } from '../sql-connection.ts';
import { createCachedStatements } from './cached-statements.ts';
import { createTurnstile } from './turnstile.ts';
import { SQLITE_DIALECT } from './sqlite-dialect.ts';
import { createStatementConnection } from './statement-connection.ts';
import { StatementExecutor } from './statement-executor.ts';

export interface SqliteConnectionDeps {
  /** Absolute path, for messages. */
  readonly path: string;
  /** Absent when the store only reads. */
  readonly writer: BetterSqlite3.Database | undefined;
  readonly plugins: readonly KyselyPlugin[];
  /** Called at the first read. Its own connection, so that a read sees what is committed and nothing else. */
  readonly openReader: () => BetterSqlite3.Database;
}

/** The two connections to a SQLite file behind the interface that all databases share. */
export function createSqliteConnection({ path, writer, plugins, openReader }: SqliteConnectionDeps): SqlConnection {
  const writing = writer === undefined ? undefined : prepareWriting(writer, plugins);
  const takeTurn = createTurnstile();
  let isClosed = false;
  let reader: { readonly raw: BetterSqlite3.Database; readonly db: SqlExecutor } | undefined;

  function getReader(): SqlExecutor {
    if (isClosed) throw new Error('The store has been closed');
    if (reader === undefined) {
      const raw = openReader();
      reader = { raw, db: createKysely(raw, plugins) };
    }
    return reader.db;
  }

  async function withRefusals<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw SQLITE_DIALECT.findRefusal(error, path) ?? error;
    }
  }

  async function runTransaction<T>(work: (trx: SqlExecutor) => Promise<T>): Promise<T> {
    if (writing === undefined) throw new Error('This store was opened for reading');
    // Left open by a rollback that the disk refused.
    if (writing.raw.inTransaction) writing.rollback.run();
    writing.begin.run();
    try {
      const result = await work(writing.db);
      writing.commit.run();
      return result;
    } catch (error) {
      // A full disk makes SQLite roll back by itself.
      if (writing.raw.inTransaction) writing.rollback.run();
      throw error;
    }
  }

  return {
    dialect: SQLITE_DIALECT,
    isReadOnly: writer === undefined,
    read: (work) => withRefusals(() => work(getReader())),
    transaction: (work) => takeTurn(() => withRefusals(() => runTransaction(work))),
    async describe() {
      return { engine: SQLITE_DIALECT.name, location: path, sizeBytes: measureFiles(path) };
    },
    async close() {
      await takeTurn(async () => {
        isClosed = true;
        reader?.raw.close();
        writer?.close();
      });
    },
  };
}

function prepareWriting(raw: BetterSqlite3.Database, plugins: readonly KyselyPlugin[]) {
  return {
    raw,
    db: createKysely(raw, plugins),
    // Immediate: take the write lock now, instead of finding in the middle that someone else has it.
    begin: raw.prepare('begin immediate'),
    commit: raw.prepare('commit'),
    rollback: raw.prepare('rollback'),
  };
}

function createKysely(database: BetterSqlite3.Database, plugins: readonly KyselyPlugin[]): Kysely<Database> {
  // Times are nanoseconds: beyond the integers that a double holds.
  database.defaultSafeIntegers(true);
  const statements = createCachedStatements(database);
  const dialect = new SqliteDialect({ database: statements });
  const executor = new StatementExecutor({
    compiler: dialect.createQueryCompiler(),
    adapter: dialect.createAdapter(),
    connection: createStatementConnection(statements),
    plugins,
  });
  return new Kysely({ config: { dialect }, dialect, driver: dialect.createDriver(), executor });
}

function measureFiles(path: string): number {
  let bytes = 0;
  for (const file of [path, `${path}-wal`]) bytes += statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return bytes;
}
