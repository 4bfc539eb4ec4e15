import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import BetterSqlite3 from 'better-sqlite3';

import { openSqliteStore } from '../../src/sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/store.ts';
import type { Engine, EngineInstance } from './engines.ts';

/** Short: the tests that meet a lock wait it out. */
const BUSY_TIMEOUT_MS = 100;
const NO_LIMIT = 0xffff_fffe;

export function createSqliteEngine(): Engine {
  return { name: 'sqlite', create: createInstance };
}

async function createInstance(): Promise<EngineInstance> {
  const folder = await mkdtemp(join(tmpdir(), 'gander-store-'));
  const path = join(folder, 'gander.db');
  const stores: Store[] = [];
  const writers: BetterSqlite3.Database[] = [];

  async function track(opening: Promise<Store>): Promise<Store> {
    const store = await opening;
    stores.push(store);
    return store;
  }

  return {
    open: (options) =>
      track(
        openSqliteStore({
          path,
          mode: 'read-write',
          busyTimeoutMs: BUSY_TIMEOUT_MS,
          onConnection: (connection, mode) => {
            if (mode === 'read-write') writers.push(connection);
          },
          ...options,
        }),
      ),
    openReader: () => track(openSqliteStore({ path, mode: 'read-only', busyTimeoutMs: BUSY_TIMEOUT_MS })),
    fillDisk() {
      const open = writers.filter((writer) => writer.open);
      for (const writer of open)
        writer.pragma(`max_page_count = ${Number(writer.pragma('page_count', { simple: true }))}`);
      return () => {
        for (const writer of open) writer.pragma(`max_page_count = ${NO_LIMIT}`);
      };
    },
    lock() {
      const other = new BetterSqlite3(path);
      other.exec("begin immediate; update experiments set name = name || '?'");
      return () => {
        other.exec('rollback');
        other.close();
      };
    },
    async dispose() {
      await Promise.all(stores.map((store) => store.close()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
