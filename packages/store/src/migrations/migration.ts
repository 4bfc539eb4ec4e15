import type { Kysely } from 'kysely';

import type { Dialect } from '../dialects/dialect.ts';

/**
 * One step of the schema. Steps are never edited once released and never undone; `up` runs inside a transaction.
 * It sees an untyped database, because the typed one describes the newest schema and not that of its own time.
 */
export interface Migration {
  /** 1, 2, 3 … without gaps. */
  readonly number: number;
  /** e.g. `0001-traces`. */
  readonly name: string;
  readonly up: (db: Kysely<unknown>, context: MigrationContext) => Promise<void>;
}

export interface MigrationContext {
  readonly dialect: Dialect;
  readonly nowMs: number;
}
