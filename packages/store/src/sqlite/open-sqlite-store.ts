import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

import { AppError } from '@gander/core/errors';
import { DEFAULT_EXPERIMENT_ID } from '@gander/core/ids';
import BetterSqlite3 from 'better-sqlite3';
import type { KyselyPlugin } from 'kysely';

import { checkSqliteFile, markSqliteFile } from '../dialects/sqlite/check-sqlite-file.ts';
import { createSqliteConnection } from '../dialects/sqlite/create-sqlite-connection.ts';
import { registerRegexFunction } from '../dialects/sqlite/register-regex-function.ts';
import { snapshotSqliteFile } from '../dialects/sqlite/snapshot-sqlite-file.ts';
import { SQLITE_DIALECT } from '../dialects/sqlite/sqlite-dialect.ts';
import { createSqlStore } from '../engine/create-sql-store.ts';
import type { Migration } from '../migrations/migration.ts';
import { MIGRATIONS } from '../migrations/migrations.ts';
import { readSchemaVersion } from '../migrations/read-schema-version.ts';
import { assertCurrentSchema, runMigrations } from '../migrations/run-migrations.ts';
import { toArtifactLocation } from '../queries/create-experiment.ts';
import { writeExperimentColumns } from '../queries/write-experiment-columns.ts';
import type { Store } from '../store.ts';

export interface SqliteStoreOptions {
  /** Relative to the working directory. The file is made when it is missing and the mode is `read-write`. */
  readonly path: string;
  /**
   * `read-write` creates and migrates the file. `read-only` serves reads alone, needs a file that a `read-write` store has
   * made, and never waits for the writer.
   */
  readonly mode: 'read-write' | 'read-only';
  /** How long to wait for another program that holds the lock, blocking the thread. */
  readonly busyTimeoutMs?: number;
  /** Spans up to which every write rolls its trace up in full. */
  readonly fullRollUpSpans?: number;
  /** Where new experiments have their artifacts. Default: behind the proxy of the server, `mlflow-artifacts:/`. */
  readonly artifactRoot?: string | undefined;
  readonly nowMs?: () => number;
  /** Called with each connection before its first use, for pragmas of one's own. */
  readonly onConnection?: (connection: BetterSqlite3.Database, mode: 'read-write' | 'read-only') => void;
  /** Kysely plugins, e.g. one that counts rows. */
  readonly plugins?: readonly KyselyPlugin[];
  /** Other schema steps than those of this version. */
  readonly migrations?: readonly Migration[];
}

const DEFAULT_BUSY_TIMEOUT_MS = 5_000;
/**
 * Of new files, and of the copies that are made before a migration; an existing one keeps what it has. The bodies of requests take up most pages, and half as many pages are half as many
 * calls of the system to write them. With still larger ones the indexes, of which a write changes a few bytes in many pages, cost more.
 */
const PAGE_SIZE_BYTES = 8192;
/** Fewer, longer checkpoints than the default of 4 MiB, each page of the index written once instead of thrice. */
const CHECKPOINT_BYTES = 16 * 1024 * 1024;
/**
 * Of the thread that writes, which reads what it indexes: each page once. With SQLite's 16 MB, its cache is pages of old chunks,
 * scattered over the memory that ingest takes and gives back.
 */
const BACKGROUND_CACHE_KIB = 2048;
const WAL_LIMIT_BYTES = 64 * 1024 * 1024;

/**
 * Opens the SQLite engine. Throws `failed_precondition` for a file that is not a Gander database or newer than this code,
 * `unavailable` when it cannot be opened now.
 *
 * @example const store = await openSqliteStore({ path: './gander.db', mode: 'read-write' });
 */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<Store> {
  const path = resolve(options.path);
  assertFolder(path, options.mode);
  try {
    return await (options.mode === 'read-write' ? openForWriting(path, options) : openForReading(path, options));
  } catch (error) {
    throw SQLITE_DIALECT.findRefusal(error, path) ?? error;
  }
}

async function openForWriting(path: string, options: SqliteStoreOptions): Promise<Store> {
  const nowMs = options.nowMs ?? Date.now;
  const writer = openFile(path, { ...options, mode: 'read-write' });
  const connection = createSqliteConnection({
    path,
    writer,
    plugins: options.plugins ?? [],
    openReader() {
      const reader = openFile(path, { ...options, mode: 'read-only' });
      reader.pragma(`cache_size = -${BACKGROUND_CACHE_KIB}`);
      return reader;
    },
  });
  try {
    checkSqliteFile(writer, path);
    configureWriter(writer);
    markSqliteFile(writer);
    const isNew = (await connection.transaction(readSchemaVersion)) === 0;
    const schemaVersion = await runMigrations({
      connection,
      migrations: options.migrations ?? MIGRATIONS,
      nowMs: nowMs(),
      takeSnapshot: async (nextNumber) => {
        snapshotSqliteFile(writer, { path, nextNumber });
      },
    });
    const { artifactRoot, fullRollUpSpans } = options;
    if (isNew && artifactRoot !== undefined) {
      const location = { artifact_location: toArtifactLocation(artifactRoot, DEFAULT_EXPERIMENT_ID) };
      await connection.transaction((trx) => writeExperimentColumns(trx, DEFAULT_EXPERIMENT_ID, location));
    }
    return createSqlStore({ connection, schemaVersion, nowMs, fullRollUpSpans, artifactRoot });
  } catch (error) {
    await connection.close();
    throw error;
  }
}

async function openForReading(path: string, options: SqliteStoreOptions): Promise<Store> {
  const nowMs = options.nowMs ?? Date.now;
  const openReader = () => openFile(path, options);
  const connection = createSqliteConnection({ path, writer: undefined, plugins: options.plugins ?? [], openReader });
  try {
    const probe = openReader();
    try {
      checkSqliteFile(probe, path);
    } finally {
      probe.close();
    }
    const schemaVersion = await connection.read(readSchemaVersion);
    assertCurrentSchema(schemaVersion, options.migrations ?? MIGRATIONS);
    return createSqlStore({ connection, schemaVersion, nowMs, fullRollUpSpans: options.fullRollUpSpans });
  } catch (error) {
    await connection.close();
    throw error;
  }
}

function openFile(path: string, { mode, busyTimeoutMs, onConnection }: SqliteStoreOptions): BetterSqlite3.Database {
  const file = new BetterSqlite3(path, {
    readonly: mode === 'read-only',
    fileMustExist: mode === 'read-only',
    timeout: busyTimeoutMs ?? DEFAULT_BUSY_TIMEOUT_MS,
  });
  registerRegexFunction(file);
  onConnection?.(file, mode);
  return file;
}

function configureWriter(writer: BetterSqlite3.Database): void {
  writer.pragma(`page_size = ${PAGE_SIZE_BYTES}`);
  const journalMode = writer.pragma('journal_mode = wal', { simple: true });
  if (journalMode !== 'wal') {
    throw new AppError(
      'failed_precondition',
      `The file system of ${writer.name} cannot hold a SQLite write-ahead log. Put the database on a local disk.`,
    );
  }
  // Durable at commit: the answer 200 means that the spans survive a power cut.
  writer.pragma('synchronous = full');
  const pageSize = Number(writer.pragma('page_size', { simple: true }));
  writer.pragma(`wal_autocheckpoint = ${Math.round(CHECKPOINT_BYTES / pageSize)}`);
  writer.pragma(`journal_size_limit = ${WAL_LIMIT_BYTES}`);
}

function assertFolder(path: string, mode: SqliteStoreOptions['mode']): void {
  const folder = dirname(path);
  if (!existsSync(folder)) {
    throw new AppError(
      'failed_precondition',
      `The folder ${folder} does not exist. Create it, or choose another database path.`,
    );
  }
  if (mode === 'read-only' && !existsSync(path)) {
    throw new AppError(
      'failed_precondition',
      `There is no database at ${path}. Start \`gander server\` once to create it.`,
    );
  }
}
