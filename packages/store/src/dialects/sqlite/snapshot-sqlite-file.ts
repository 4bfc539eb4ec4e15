import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';

import type BetterSqlite3 from 'better-sqlite3';

export interface SnapshotRequest {
  readonly path: string;
  /** Number of the schema step about to change the file. */
  readonly nextNumber: number;
}

/**
 * Copies the database to `<path>.before-0002` and returns that path. The copy is complete and on disk, or not there:
 * it is written under another name first.
 */
export function snapshotSqliteFile(database: BetterSqlite3.Database, { path, nextNumber }: SnapshotRequest): string {
  const target = `${path}.before-${String(nextNumber).padStart(4, '0')}`;
  const partial = `${target}.partial`;
  rmSync(partial, { force: true });
  try {
    database.prepare('vacuum into ?').run(partial);
    const file = openSync(partial, 'r+');
    fsyncSync(file);
    closeSync(file);
    renameSync(partial, target);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
  return target;
}
