import type { KyselyPlugin } from 'kysely';

import type { Store } from '../../src/store.ts';
import { createSqliteEngine } from './sqlite-engine.ts';

/** One database of its own for one test. */
export interface EngineInstance {
  /** Opens the database for reading and writing; a second call opens it a second time. */
  open(options?: OpenOptions): Promise<Store>;
  openReader(): Promise<Store>;
  /** Makes the next writes find no room, until the returned function is called. */
  fillDisk(): () => void;
  /** Holds the lock of a writer as another program would, with uncommitted changes, until the returned function is called. */
  lock(): () => void;
  /** Closes what is open and removes everything. */
  dispose(): Promise<void>;
}

export interface OpenOptions {
  readonly fullRollUpSpans?: number;
  readonly plugins?: readonly KyselyPlugin[];
  readonly nowMs?: () => number;
}

export interface Engine {
  readonly name: string;
  create(): Promise<EngineInstance>;
}

/** Every engine runs every case: what passes here is what a {@link Store} is. */
export const ENGINES: readonly Engine[] = [createSqliteEngine()];
