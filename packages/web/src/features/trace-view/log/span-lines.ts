import type { GanderClient } from '@gander/api/gander/client';
import type { SpanLineBody } from '@gander/api/gander/digest-schemas';
import { queryOptions } from '@tanstack/react-query';

import { createBatchLoader } from '../../trace-list/groups/create-batch-loader.ts';

export type SpanLineLoader = ReturnType<typeof createBatchLoader<SpanLineBody>>;

/** Reads what the rows in view say, together. */
export function createSpanLineLoader(client: GanderClient, traceId: string): SpanLineLoader {
  return createBatchLoader({
    maxSize: 50,
    maxChars: 1500,
    delayMs: 40,
    async run(ids) {
      const { items } = await client.listSpanLines({ params: { traceId }, query: { ids: [...ids] } });
      return new Map(items.map((line) => [line.spanId, line]));
    },
  });
}

const STALE_MS = 60_000;

/** What one span says. Read again when the trace has changed. */
export function spanLineQuery(loader: SpanLineLoader, traceId: string, spanId: string | undefined) {
  return queryOptions({
    queryKey: ['span-line', traceId, spanId],
    queryFn: async () => (await loader.load(spanId ?? '')) ?? null,
    enabled: spanId !== undefined,
    staleTime: STALE_MS,
    gcTime: STALE_MS,
    retry: false,
  });
}
