import { AppError } from '@gander/core/errors';

/** By primary result code: https://sqlite.org/rescode.html. All of these may pass without a restart. */
const SENTENCES = {
  SQLITE_FULL: 'The disk is full: free some space.',
  SQLITE_BUSY: 'The database is locked by another program: close it, or wait until it has finished.',
  SQLITE_LOCKED: 'The database is locked by another connection: wait until it has finished.',
  SQLITE_IOERR: 'The disk did not read or write the database: check it and its free space.',
  SQLITE_READONLY: 'The database cannot be written: check the permissions of the file and its folder.',
  SQLITE_CANTOPEN: 'The database cannot be opened: check that the file and its folder exist and are accessible.',
  SQLITE_NOMEM: 'The database ran out of memory.',
  SQLITE_PROTOCOL: 'The database is locked by another program: close it, or wait until it has finished.',
} as const;

/** The refusal that a SQLite error stands for, with what to do about it; `undefined` for a bug of ours. */
export function findSqliteRefusal(error: unknown, location: string): AppError | undefined {
  const code = getSqliteCode(error);
  if (code === undefined) return undefined;
  const details = { sqliteCode: code, location };
  const sentence = (SENTENCES as Readonly<Record<string, string>>)[toPrimaryCode(code)];
  if (sentence !== undefined) return new AppError('unavailable', `${sentence} (${location}, ${code})`, details);
  if (code.startsWith('SQLITE_NOTADB')) {
    return new AppError(
      'failed_precondition',
      `${location} is not a SQLite database. Choose another file with --backend-store-uri.`,
      details,
    );
  }
  return undefined;
}

/** True when a row with the same unique key was there already. */
export function isSqliteUniqueViolation(error: unknown): boolean {
  const code = getSqliteCode(error);
  return code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
}

function getSqliteCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  return error.code.startsWith('SQLITE_') ? error.code : undefined;
}

/** `SQLITE_IOERR_WRITE` → `SQLITE_IOERR`. */
function toPrimaryCode(code: string): string {
  return code.split('_', 2).join('_');
}
