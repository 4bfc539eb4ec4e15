import { workerData } from 'node:worker_threads';

import { createLazyPart } from '../threads/lazy-part.ts';
import { serveThread } from '../threads/serve-thread.ts';
import type { Reader } from './open-reader.ts';
import type { ReaderData, ReaderMethods, ReadingCall } from './reading-methods.ts';
import type { ReadingOperations } from './reading-operations.ts';

/**
 * Entry of the thread that reads: a slow query holds up other queries, never ingest. It loads its code and opens the file at
 * the first call: the writer, which creates and migrates the file, starts with the machine to itself, and a server that is
 * only sent traces does without what it takes to show them.
 */
await serveThread(async () => {
  const { databasePath } = workerData as ReaderData;
  const encoder = new TextEncoder();
  let reader: Reader | undefined;
  const open = createLazyPart(async () => (reader = await load(databasePath)));
  return {
    async read(call) {
      const { operations } = await open();
      return encoder.encode(JSON.stringify(await run(operations, call)));
    },
    async readSpanValue({ params, pointer }) {
      const { spans, resolveSpan } = await open();
      return spans.getValue(await resolveSpan(params), pointer);
    },
    readExportPart: async (call) => (await (await open()).openExporter()).readPart(call),
    readSavedTracePart: async (call) => (await (await open()).openSavedTraces()).readPart(call),
    listSelectedTraces: async (call) => (await open()).listSelectedTraces(call),
    callMlflow: async (call) => (await open()).callMlflow(call),
    findTraceArtifactUri: async (traceId) => (await (await open()).openTraceFiles()).findUri(traceId),
    findTraceFile: async (traceId) => (await (await open()).openTraceFiles()).findFile(traceId),
    describe: async () => (await open()).store.describe(),
    close: async () => reader?.store.close(),
  } satisfies ReaderMethods;
});

async function load(databasePath: string): Promise<Reader> {
  const { openReader } = await import('./open-reader.ts');
  return openReader(databasePath);
}

/** The query was decoded by the schema of the same route: the pairing is by name, which the types cannot follow. */
function run(operations: ReadingOperations, { route, params, query }: ReadingCall): Promise<unknown> {
  return operations[route](params, query as never);
}
