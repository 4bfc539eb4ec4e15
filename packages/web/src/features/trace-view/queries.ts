import type { GanderClient } from '@gander/api/gander/client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

/** A small first page shows the first rows at once; the rest comes in few requests. */
const FIRST_PAGE_SPANS = 500;
const NEXT_PAGE_SPANS = 10_000;

/** A span that has ended does not change, but its attributes may have been sent again. */
const DETAIL_STALE_MS = 60_000;

export function traceSpansQuery(client: GanderClient, traceId: string) {
  return infiniteQueryOptions({
    queryKey: ['trace-spans', traceId],
    queryFn: async ({ pageParam, signal }) =>
      client.listSpans({
        params: { traceId },
        query: { limit: pageParam === undefined ? FIRST_PAGE_SPANS : NEXT_PAGE_SPANS, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    // The live stream says when to read again.
    staleTime: DETAIL_STALE_MS,
  });
}

/** Longer values are read one by one, when somebody opens them. */
const VALUE_LIMIT_CHARS = 100_000;

export interface SpanAddress {
  readonly traceId: string;
  readonly spanId: string;
}

export function spanDetailQuery(client: GanderClient, { traceId, spanId }: SpanAddress) {
  return queryOptions({
    queryKey: ['span', traceId, spanId],
    queryFn: async ({ signal }) =>
      client.getSpan({ params: { traceId, spanId }, query: { valueLimit: VALUE_LIMIT_CHARS }, signal }),
    staleTime: DETAIL_STALE_MS,
    // Comparing megabytes to keep old objects costs more than drawing the new ones.
    structuralSharing: false,
    gcTime: DETAIL_STALE_MS,
  });
}

export function rawSpanQuery(client: GanderClient, { traceId, spanId }: SpanAddress) {
  return queryOptions({
    queryKey: ['span-otlp', traceId, spanId],
    queryFn: async ({ signal }) => client.getRawSpan({ params: { traceId, spanId }, signal }),
    staleTime: DETAIL_STALE_MS,
    structuralSharing: false,
    gcTime: DETAIL_STALE_MS,
  });
}

export function traceChatQuery(client: GanderClient, traceId: string) {
  return queryOptions({
    queryKey: ['trace-chat', traceId],
    queryFn: async ({ signal }) => client.getTraceChat({ params: { traceId }, signal }),
    staleTime: DETAIL_STALE_MS,
    gcTime: DETAIL_STALE_MS,
  });
}

export function traceLogsQuery(client: GanderClient, traceId: string) {
  return queryOptions({
    queryKey: ['trace-logs', traceId],
    queryFn: async ({ signal }) => client.listLogs({ params: { traceId }, signal }),
    staleTime: DETAIL_STALE_MS,
  });
}
