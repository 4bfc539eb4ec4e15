import { createFirstTables } from './0001-first-tables.ts';
import type { Migration } from './migration.ts';

/** All of them, in order. Static, so that a build, a bundle and a test run the same list. */
export const MIGRATIONS: readonly Migration[] = [createFirstTables];
