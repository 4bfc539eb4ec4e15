import { workerData } from 'node:worker_threads';

import { openSqliteStore } from '@gander/store/sqlite/open-sqlite-store';

import { createMlflowOperations } from '../mlflow/mlflow-operations.ts';
import { createOperationDeps } from '../mlflow/operation-deps.ts';
import { runMlflowCall } from '../mlflow/run-mlflow-call.ts';
import { createTraceFiles } from '../mlflow/traces/trace-files.ts';
import { createChangingPriceBook } from '../pricing/changing-price-book.ts';
import { serveThread } from '../threads/serve-thread.ts';
import type { ReaderData, ReaderMethods, ReadingCall } from './reading-methods.ts';
import { createReadingOperations, type ReadingOperations } from './reading-operations.ts';
import { createSavedTraceReader } from './saved-trace/create-saved-trace-reader.ts';
import { createTraceExporter } from './trace-export/create-trace-exporter.ts';
import { listSelectedTraces } from './list-selected-traces.ts';
import { resolveSpanAddress } from './span-operations.ts';
import { createSpanReader } from './span-reader.ts';
import { createTraceLogs } from './trace-logs.ts';

/**
 * Entry of the thread that reads: a slow query holds up other queries, never ingest. The file is opened at the first
 * call, so that this thread may load its code while the writer still creates and migrates the file.
 */
await serveThread(async () => {
  const { databasePath } = workerData as ReaderData;
  const encoder = new TextEncoder();
  let opening: ReturnType<typeof open> | undefined;
  const ensureOpen = () => (opening ??= open(databasePath));
  return {
    async read(call) {
      const { operations } = await ensureOpen();
      return encoder.encode(JSON.stringify(await run(operations, call)));
    },
    async readSpanValue({ params, pointer }) {
      const { store, spans } = await ensureOpen();
      return spans.getValue(await resolveSpanAddress(store.traces, params), pointer);
    },
    readExportPart: async (call) => (await ensureOpen()).exporter.readPart(call),
    readSavedTracePart: async (call) => (await ensureOpen()).savedTraces.readPart(call),
    listSelectedTraces: async (call) => listSelectedTraces((await ensureOpen()).store, call),
    async callMlflow(call) {
      return runMlflowCall((await ensureOpen()).mlflow, call);
    },
    findTraceArtifactUri: async (traceId) => (await ensureOpen()).traceFiles.findUri(traceId),
    findTraceFile: async (traceId) => (await ensureOpen()).traceFiles.findFile(traceId),
    describe: async () => (await ensureOpen()).store.describe(),
    close: async () => (await opening)?.store.close(),
  } satisfies ReaderMethods;
});

async function open(databasePath: string) {
  const store = await openSqliteStore({ path: databasePath, mode: 'read-only' });
  const prices = createChangingPriceBook(store.prices);
  const traceLogs = createTraceLogs(store);
  const operations = createReadingOperations(store, traceLogs);
  // Whoever reads has nothing to publish.
  const mlflow = createMlflowOperations(createOperationDeps({ store, openPricing: () => prices.open(), publish() {} }));
  return {
    store,
    operations,
    exporter: createTraceExporter({ store, prices, traceLogs, nowMs: () => performance.now() }),
    savedTraces: createSavedTraceReader({
      store,
      operations,
      prices,
      traceLogs,
      nowMs: Date.now,
      getTraceInfo: async (traceId) =>
        JSON.parse(
          new TextDecoder().decode(
            await runMlflowCall(mlflow, { route: 'getTraceInfo', request: { trace_id: traceId } }),
          ),
        ) as unknown,
    }),
    spans: createSpanReader(store, traceLogs),
    traceFiles: createTraceFiles({ store, openPricing: () => prices.open() }),
    mlflow,
  };
}

/** The query was decoded by the schema of the same route: the pairing is by name, which the types cannot follow. */
function run(operations: ReadingOperations, { route, params, query }: ReadingCall): Promise<unknown> {
  return operations[route](params, query as never);
}
