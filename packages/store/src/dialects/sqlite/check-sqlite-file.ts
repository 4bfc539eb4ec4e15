import { AppError } from '@gander/core/errors';
import type BetterSqlite3 from 'better-sqlite3';

/** `GNDR` in ASCII, in the header of every file of ours: https://sqlite.org/pragma.html#pragma_application_id */
const APPLICATION_ID = 0x474e_4452;

/** Throws `failed_precondition` for a SQLite file of another program. An empty file passes. */
export function checkSqliteFile(database: BetterSqlite3.Database, path: string): void {
  if (isMarked(database)) return;
  const tables = database.prepare<[], { name: string }>("select name from sqlite_schema where type = 'table'").all();
  if (tables.length === 0) return;
  const isMlflow = tables.some((table) => table.name === 'alembic_version');
  throw new AppError(
    'failed_precondition',
    isMlflow
      ? `${path} was made by MLflow's own server, and Gander cannot read it. Choose another file with --backend-store-uri.`
      : `${path} is the database of another program. Choose another file with --backend-store-uri.`,
  );
}

/** Makes the file one of ours. */
export function markSqliteFile(database: BetterSqlite3.Database): void {
  if (!isMarked(database)) database.pragma(`application_id = ${APPLICATION_ID}`);
}

function isMarked(database: BetterSqlite3.Database): boolean {
  return Number(database.pragma('application_id', { simple: true })) === APPLICATION_ID;
}
