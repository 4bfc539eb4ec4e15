import type { Kysely, Transaction } from 'kysely';

import type { Database } from '../schema/tables.ts';
import type { StoreDescription } from '../store.ts';
import type { Dialect } from './dialect.ts';

/** Either of the two: queries do not care whether a transaction surrounds them. */
export type SqlExecutor = Kysely<Database> | Transaction<Database>;

/**
 * An open database. Both methods turn the driver's errors into refusals where there is one ({@link Dialect.findRefusal}).
 */
export interface SqlConnection {
  readonly dialect: Dialect;
  readonly isReadOnly: boolean;
  /** Runs queries outside of any transaction; never waits for a writer. */
  read<T>(work: (db: SqlExecutor) => Promise<T>): Promise<T>;
  /**
   * Runs `work` in a transaction that may write. It is durable when the promise resolves and undone when it rejects.
   * Where the database has one writer at a time, transactions wait for each other in order of arrival.
   */
  transaction<T>(work: (trx: SqlExecutor) => Promise<T>): Promise<T>;
  /** Everything of {@link StoreDescription} but the schema version. */
  describe(): Promise<Omit<StoreDescription, 'schemaVersion'>>;
  close(): Promise<void>;
}
