import { workerData } from 'node:worker_threads';

import { openSqliteStore } from '../../../src/sqlite/open-sqlite-store.ts';

/** A worker thread that opens the database at `workerData` and fails unless there is one experiment. */
const store = await openSqliteStore({ path: String(workerData), mode: 'read-write' });
const { items } = await store.experiments.listExperiments({ limit: 5 });
await store.close();
process.exitCode = items.length === 1 ? 0 : 1;
