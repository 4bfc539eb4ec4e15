import type { GanderClient } from '@gander/api/gander/client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

const STALE_MS = 60_000;

export function spanSearchQuery(client: GanderClient, traceId: string, text: string) {
  return infiniteQueryOptions({
    queryKey: ['span-search', traceId, text],
    queryFn: async ({ pageParam, signal }) =>
      client.searchSpans({ params: { traceId }, query: { text, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: STALE_MS,
    gcTime: STALE_MS,
    retry: false,
  });
}

export function spanMarksQuery(client: GanderClient, traceId: string) {
  return infiniteQueryOptions({
    queryKey: ['span-marks', traceId],
    queryFn: async ({ pageParam, signal }) =>
      client.listSpanMarks({ params: { traceId }, query: { cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: STALE_MS,
  });
}

export function rawTraceQuery(client: GanderClient, traceId: string) {
  return infiniteQueryOptions({
    queryKey: ['trace-otlp', traceId],
    queryFn: async ({ pageParam, signal }) =>
      client.getRawTrace({ params: { traceId }, query: { cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: STALE_MS,
    // Comparing megabytes to keep old objects costs more than drawing the new ones.
    structuralSharing: false,
    gcTime: STALE_MS,
  });
}

export function traceCostQuery(client: GanderClient, traceId: string) {
  return queryOptions({
    queryKey: ['trace-cost', traceId],
    queryFn: async ({ signal }) => client.getTraceCost({ params: { traceId }, signal }),
    staleTime: STALE_MS,
    gcTime: STALE_MS,
  });
}

/** What has to be read again when a trace has changed, beside its spans. */
export const TRACE_CONTENT_KEYS = ['span-search', 'span-marks', 'trace-otlp', 'trace-cost', 'span-line'] as const;
