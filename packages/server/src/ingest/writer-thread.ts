import { workerData } from 'node:worker_threads';

import { openSqliteStore } from '@gander/store/sqlite/open-sqlite-store';

import { serveThread } from '../threads/serve-thread.ts';
import { createGroupCommit } from './group-commit.ts';
import { createKnownExperiments } from './known-experiments.ts';
import type { WriterData, WriterEvent, WriterMethods } from './writer-methods.ts';

/** Entry of the thread that owns the database file for writing: inflate, decode, translate, commit. */
await serveThread(async ({ emit }) => {
  const { databasePath, limits } = workerData as WriterData;
  const store = await openSqliteStore({ path: databasePath, mode: 'read-write' });
  await store.ingest.settle();
  const groupCommit = createGroupCommit({
    store: store.ingest,
    experiments: createKnownExperiments(store.experiments),
    limits,
    onCommit: (commit) => emit(commit satisfies WriterEvent),
  });
  return {
    ingest: (request) => groupCommit.ingest(request),
    createExperiment: (input) => store.experiments.createExperiment(input),
    async close() {
      await groupCommit.drain();
      await store.close();
    },
  } satisfies WriterMethods;
});
