import { workerData } from 'node:worker_threads';

import { openSqliteStore } from '@gander/store/sqlite/open-sqlite-store';

import { serveThread } from '../threads/serve-thread.ts';
import { toBugReport } from '../threads/to-bug-report.ts';
import { ByteArena } from './byte-arena.ts';
import { createGroupCommit } from './group-commit.ts';
import { createKnownExperiments } from './known-experiments.ts';
import type { WriterData, WriterEvent, WriterMethods } from './writer-methods.ts';

/** A sender gives up after ten seconds: better a 503 while it still listens. */
const BUSY_TIMEOUT_MS = 2000;

/** Entry of the thread that owns the database file for writing: inflate, decode, translate, commit. */
await serveThread(async ({ emit }) => {
  const { databasePath, limits } = workerData as WriterData;
  const store = await openSqliteStore({ path: databasePath, mode: 'read-write', busyTimeoutMs: BUSY_TIMEOUT_MS });
  const send = (event: WriterEvent) => emit(event);
  const groupCommit = createGroupCommit({
    store: store.ingest,
    experiments: createKnownExperiments(store.experiments),
    limits,
    arena: new ByteArena(),
    onCommit: (commit) => send({ kind: 'commit', commit }),
    onBug: (error) => send({ kind: 'bug', report: toBugReport(error) }),
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
