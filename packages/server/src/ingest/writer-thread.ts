import { workerData } from 'node:worker_threads';

import { openSqliteStore } from '@gander/store/sqlite/open-sqlite-store';

import { serveThread } from '../threads/serve-thread.ts';
import { createMlflowCaller } from '../mlflow/mlflow-caller.ts';
import { createOperationDeps } from '../mlflow/operation-deps.ts';
import { writeUploadedTrace } from '../mlflow/traces/write-uploaded-trace.ts';
import { startSearchIndexer } from '../search-indexing/search-indexer.ts';
import { toBugReport } from '../threads/to-bug-report.ts';
import { runWritingCall } from '../writing/run-writing-call.ts';
import { createWritingOperations } from '../writing/writing-operations.ts';
import { startAbandonSweep } from './abandon-sweep.ts';
import { createWriterParts } from './create-writer-parts.ts';
import type { Commit } from './group-commit.ts';
import type { WriterData, WriterEvent, WriterMethods } from './writer-methods.ts';

/** A sender gives up after ten seconds: better a 503 while it still listens. */
const BUSY_TIMEOUT_MS = 2000;

/** Entry of the thread that owns the database file for writing: inflate, decode, translate, commit. */
await serveThread(async ({ emit }) => {
  const { databasePath, limits, abandonAfterMs, artifactRoot } = workerData as WriterData;
  const store = await openSqliteStore({
    path: databasePath,
    mode: 'read-write',
    busyTimeoutMs: BUSY_TIMEOUT_MS,
    artifactRoot,
  });
  const send = (event: WriterEvent) => emit(event);
  const onCommit = (commit: Commit) => send({ kind: 'commit', commit });
  const onBug = (error: unknown) => send({ kind: 'bug', report: toBugReport(error) });
  const { prices, prepareSpans, groupCommit, reindexer } = createWriterParts({ store, limits, onCommit, onBug });
  await reindexer.resume();
  const sweep = startAbandonSweep({
    store: store.ingest,
    abandonAfterMs,
    nowMs: Date.now,
    isIdle: () => groupCommit.isIdle,
    onCommit,
    onBug,
  });
  let lastRequestMs = performance.now();
  const searchIndexer = startSearchIndexer({
    store: store.searchIndex,
    isIdle: () => groupCommit.isIdle,
    quietForMs: () => performance.now() - lastRequestMs,
    onBug,
  });
  const publish = (changed: Commit['changed']) => onCommit({ changed, durationMs: 0 });
  const callMlflow = createMlflowCaller(createOperationDeps({ store, openPricing: () => prices.open(), publish }));
  const writing = createWritingOperations({ store, prices, reindexer, publish });
  return {
    ingest(request) {
      lastRequestMs = performance.now();
      return groupCommit.ingest(request);
    },
    write: (call) => runWritingCall(writing, call),
    callMlflow,
    async writeUploadedTrace(trace) {
      const startMs = performance.now();
      const changed = await writeUploadedTrace(trace, { store, prepareSpans });
      onCommit({ changed, durationMs: performance.now() - startMs });
    },
    describe: () => store.describe(),
    async close() {
      await sweep.stop();
      await searchIndexer.stop();
      await reindexer.stop();
      await groupCommit.drain();
      await store.close();
    },
  } satisfies WriterMethods;
});
