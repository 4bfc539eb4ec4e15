import { workerData } from 'node:worker_threads';

import { openSqliteStore } from '@gander/store/sqlite/open-sqlite-store';

import { serveThread } from '../threads/serve-thread.ts';
import type { ReaderData, ReaderMethods, ReadingCall } from './reading-methods.ts';
import { createReadingOperations, type ReadingOperations } from './reading-operations.ts';

/** Entry of the thread that reads: a slow query holds up other queries, never ingest. */
await serveThread(async () => {
  const { databasePath } = workerData as ReaderData;
  const store = await openSqliteStore({ path: databasePath, mode: 'read-only' });
  const operations = createReadingOperations(store);
  const encoder = new TextEncoder();
  return {
    read: async (call) => encoder.encode(JSON.stringify(await run(operations, call))),
    describe: () => store.describe(),
    close: () => store.close(),
  } satisfies ReaderMethods;
});

/** The query was decoded by the schema of the same route: the pairing is by name, which the types cannot follow. */
function run(operations: ReadingOperations, { route, params, query }: ReadingCall): Promise<unknown> {
  return operations[route](params, query as never);
}
