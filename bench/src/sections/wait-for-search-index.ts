import { setTimeout as delay } from 'node:timers/promises';

import Database from 'better-sqlite3';

const LOOK_MS = 1000;
/** Fewer are left to the scan, for good. */
const MAX_LEFT_CHUNKS = 64;
const LIMIT_MS = 20 * 60_000;

/** Until the running server has indexed all but a rest of chunks, which are too few for a segment. */
export async function waitForSearchIndex(databasePath: string): Promise<void> {
  const database = new Database(databasePath, { readonly: true });
  const countLeft = database.prepare<[], { left: number }>(
    'select (select max(rowid) from span_chunks) - indexed_arrival as left from search_progress',
  );
  const startedAt = performance.now();
  try {
    for (;;) {
      const left = countLeft.get()?.left ?? 0;
      if (left <= MAX_LEFT_CHUNKS) return;
      if (performance.now() - startedAt > LIMIT_MS)
        throw new Error(`After all this time ${left} chunks are not indexed`);
      await delay(LOOK_MS);
    }
  } finally {
    database.close();
  }
}
