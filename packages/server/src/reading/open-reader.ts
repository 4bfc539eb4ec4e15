import { openSqliteStore } from '@gander/store/sqlite/open-sqlite-store';

import { createMlflowCaller } from '../mlflow/mlflow-caller.ts';
import { createOperationDeps } from '../mlflow/operation-deps.ts';
import { createChangingPriceBook } from '../pricing/changing-price-book.ts';
import { createLazyPart } from '../threads/lazy-part.ts';
import { listSelectedTraces, type SelectionCall } from './list-selected-traces.ts';
import { createReadingOperations } from './reading-operations.ts';
import { resolveSpanAddress } from './span-operations.ts';
import { createSpanReader } from './span-reader.ts';
import { createTraceLogs } from './trace-logs.ts';

export type Reader = Awaited<ReturnType<typeof openReader>>;

/** What the thread that reads answers from. What is rarely asked for is loaded when it is. */
export async function openReader(databasePath: string) {
  const store = await openSqliteStore({ path: databasePath, mode: 'read-only' });
  const prices = createChangingPriceBook(store.prices);
  const traceLogs = createTraceLogs(store);
  const operations = createReadingOperations(store, traceLogs);
  // Whoever reads has nothing to publish.
  const callMlflow = createMlflowCaller(createOperationDeps({ store, openPricing: () => prices.open(), publish() {} }));
  return {
    store,
    operations,
    callMlflow,
    spans: createSpanReader(store, traceLogs),
    resolveSpan: (params: Readonly<Record<string, string>>) => resolveSpanAddress(store.traces, params),
    listSelectedTraces: (call: SelectionCall) => listSelectedTraces(store, call),
    openExporter: createLazyPart(async () => {
      const { createTraceExporter } = await import('./trace-export/create-trace-exporter.ts');
      return createTraceExporter({ store, prices, traceLogs, nowMs: () => performance.now() });
    }),
    openSavedTraces: createLazyPart(async () => {
      const { createSavedTraceReader } = await import('./saved-trace/create-saved-trace-reader.ts');
      return createSavedTraceReader({
        store,
        operations,
        prices,
        traceLogs,
        nowMs: Date.now,
        async getTraceInfo(traceId) {
          const bytes = await callMlflow({ route: 'getTraceInfo', request: { trace_id: traceId } });
          return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
        },
      });
    }),
    openTraceFiles: createLazyPart(async () => {
      const { createTraceFiles } = await import('../mlflow/traces/trace-files.ts');
      return createTraceFiles({ store, openPricing: () => prices.open() });
    }),
  };
}
