import type { GanderClient } from '@gander/api/gander/client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

import { toTraceFilter, type TraceListUrl } from './url.ts';

/** One keyset page: enough for three screens. */
export const TRACE_PAGE_SIZE = 100;

/** The list, newest first, page by page. Live changes are merged into it (`use-live-list.ts`), so it never goes stale. */
export function traceListQuery(client: GanderClient, experimentId: string, url: TraceListUrl) {
  return infiniteQueryOptions({
    queryKey: ['traces', experimentId, url],
    queryFn: async ({ pageParam, signal }) =>
      client.listTraces({
        params: { experimentId },
        query: { ...toTraceFilter(url, Date.now()), limit: TRACE_PAGE_SIZE, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    // Reading all pages again would put new rows above the ones that are being read.
    staleTime: Infinity,
  });
}

/** How many traces match, by state. The state filter itself is left out: its buttons show what the others would find. */
export function traceCountsQuery(client: GanderClient, experimentId: string, url: TraceListUrl) {
  const { state: _, ...others } = url;
  return queryOptions({
    queryKey: ['trace-counts', experimentId, others],
    queryFn: async ({ signal }) =>
      client.countTraces({ params: { experimentId }, query: toTraceFilter(others, Date.now()), signal }),
    placeholderData: (previous) => previous,
  });
}
