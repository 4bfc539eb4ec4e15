import { AppError } from '@gander/core/errors';
import type { Kysely } from 'kysely';

import type { SqlConnection, SqlExecutor } from '../dialects/sql-connection.ts';
import type { Migration } from './migration.ts';
import { readSchemaVersion } from './read-schema-version.ts';

export interface MigrationRun {
  readonly connection: SqlConnection;
  readonly migrations: readonly Migration[];
  readonly nowMs: number;
  /** Called before the first step that changes a database which holds data; gets the number of that step. */
  readonly takeSnapshot: (nextNumber: number) => Promise<void>;
}

/**
 * Brings the schema up to date and returns its version. All pending steps share one transaction, so that a failure leaves
 * the database as it was. Throws `failed_precondition` when the database is newer than this code.
 */
export async function runMigrations(run: MigrationRun): Promise<number> {
  const newest = run.migrations.at(-1)?.number ?? 0;
  const found = await run.connection.transaction(readSchemaVersion);
  assertNotNewer(found, newest);
  if (found === newest) return newest;
  if (found > 0) await run.takeSnapshot(found + 1);
  await run.connection.transaction(async (trx) => {
    // Read again: another process may have migrated while this one waited for the lock.
    const applied = await readSchemaVersion(trx);
    assertNotNewer(applied, newest);
    if (applied === 0) await createMigrationsTable(trx, run.connection);
    for (const migration of run.migrations) {
      if (migration.number > applied) await apply(trx, migration, run);
    }
  });
  return newest;
}

/** For a database that will only be read. */
export function assertCurrentSchema(found: number, migrations: readonly Migration[]): void {
  const newest = migrations.at(-1)?.number ?? 0;
  assertNotNewer(found, newest);
  if (found === newest) return;
  throw new AppError(
    'failed_precondition',
    `The database has schema ${found} and this version of Gander needs ${newest}. Start \`gander server\` once to update it.`,
  );
}

function assertNotNewer(found: number, newest: number): void {
  if (found <= newest) return;
  throw new AppError(
    'failed_precondition',
    `The database was written by a newer version of Gander (schema ${found}; this version knows ${newest}). ` +
      'Update Gander, or point it at another database.',
    { found, newest },
  );
}

async function createMigrationsTable(trx: SqlExecutor, { dialect }: SqlConnection): Promise<void> {
  await trx.schema
    .createTable('schema_migrations')
    .addColumn('number', dialect.columnTypes.key, (column) => column.primaryKey())
    .addColumn('name', dialect.columnTypes.text, (column) => column.notNull())
    .addColumn('applied_at_ms', dialect.columnTypes.integer, (column) => column.notNull())
    .execute();
}

async function apply(trx: SqlExecutor, migration: Migration, run: MigrationRun): Promise<void> {
  const { number, name } = migration;
  await migration.up(trx as unknown as Kysely<unknown>, { dialect: run.connection.dialect, nowMs: run.nowMs });
  await trx.insertInto('schema_migrations').values({ number, name, applied_at_ms: run.nowMs }).execute();
}
