import { workerData } from 'node:worker_threads';

import { serveThread } from '../threads/serve-thread.ts';
import { listSelectedTraces } from './list-selected-traces.ts';
import { openReader } from './open-reader.ts';
import type { ReaderData, ReaderMethods, ReadingCall } from './reading-methods.ts';
import type { ReadingOperations } from './reading-operations.ts';
import { resolveSpanAddress } from './span-operations.ts';

/**
 * Entry of the thread that reads: a slow query holds up other queries, never ingest. The file is opened at the first
 * call, so that this thread may load its code while the writer still creates and migrates the file.
 */
await serveThread(async () => {
  const { databasePath } = workerData as ReaderData;
  const encoder = new TextEncoder();
  let opening: ReturnType<typeof openReader> | undefined;
  const open = () => (opening ??= openReader(databasePath));
  return {
    async read(call) {
      const { operations } = await open();
      return encoder.encode(JSON.stringify(await run(operations, call)));
    },
    async readSpanValue({ params, pointer }) {
      const { store, spans } = await open();
      return spans.getValue(await resolveSpanAddress(store.traces, params), pointer);
    },
    readExportPart: async (call) => (await (await open()).openExporter()).readPart(call),
    readSavedTracePart: async (call) => (await (await open()).openSavedTraces()).readPart(call),
    listSelectedTraces: async (call) => listSelectedTraces((await open()).store, call),
    callMlflow: async (call) => (await open()).callMlflow(call),
    findTraceArtifactUri: async (traceId) => (await (await open()).openTraceFiles()).findUri(traceId),
    findTraceFile: async (traceId) => (await (await open()).openTraceFiles()).findFile(traceId),
    describe: async () => (await open()).store.describe(),
    close: async () => (await opening)?.store.close(),
  } satisfies ReaderMethods;
});

/** The query was decoded by the schema of the same route: the pairing is by name, which the types cannot follow. */
function run(operations: ReadingOperations, { route, params, query }: ReadingCall): Promise<unknown> {
  return operations[route](params, query as never);
}
