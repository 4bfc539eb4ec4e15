import type { GanderClient } from '@gander/api/gander/client';
import type { TRACE_SORTS } from '@gander/api/gander/trace-filter';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

import type { SortableId } from './columns/column-ids.ts';
import { parseTableSort } from './table-sort.ts';
import { pickTraceFilter, toTraceFilter, type TraceFilterUrl, type TraceListUrl } from './url.ts';

/** One keyset page: enough for three screens. */
export const TRACE_PAGE_SIZE = 100;

/** Who reads on reads on: a hundred thousand rows in two hundred requests. */
const NEXT_PAGE_SIZE = 500;

/**
 * The list in the order that the URL asks for, page by page. Live changes are merged into it (`use-live-list.ts`), so it
 * never goes stale. Only what changes the answer is in its key: the panel over the list opens without reading it again.
 */
export function traceListQuery(client: GanderClient, experimentId: string, url: TraceListUrl) {
  const filter = pickTraceFilter(url);
  const { sort } = url;
  return infiniteQueryOptions({
    queryKey: ['traces', experimentId, sort === undefined ? filter : { ...filter, sort }],
    queryFn: async ({ pageParam, signal }) =>
      client.listTraces({
        params: { experimentId },
        query: {
          ...toTraceFilter(filter, Date.now()),
          ...toServerOrder(sort),
          limit: pageParam === undefined ? TRACE_PAGE_SIZE : NEXT_PAGE_SIZE,
          cursor: pageParam,
        },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    // Reading all pages again would put new rows above the ones that are being read.
    staleTime: Infinity,
  });
}

export interface GroupTracesRequest {
  readonly url: TraceListUrl;
  readonly sessionId: string;
}

/** Traces of one session that match, in the order of the list: as many as one page holds. */
export function groupTracesQuery(client: GanderClient, experimentId: string, { url, sessionId }: GroupTracesRequest) {
  const filter = pickTraceFilter(url);
  const { sort } = url;
  return queryOptions({
    queryKey: ['group-traces', experimentId, sort === undefined ? filter : { ...filter, sort }, sessionId],
    queryFn: async ({ signal }) => {
      const query = { ...toTraceFilter(filter, Date.now()), ...toServerOrder(sort), sessionId, limit: NEXT_PAGE_SIZE };
      return (await client.listTraces({ params: { experimentId }, query, signal })).items;
    },
    staleTime: 30_000,
  });
}

const SERVER_SORTS: Partial<Record<SortableId, (typeof TRACE_SORTS)[number]>> = {
  time: 'start',
  latency: 'duration',
  tokens: 'tokens',
  cost: 'cost',
  name: 'name',
};

/** The order that the URL names, as the server takes it. */
function toServerOrder(sort: string | undefined) {
  const { id, isDescending } = parseTableSort(sort);
  return { sort: SERVER_SORTS[id], order: isDescending ? ('desc' as const) : ('asc' as const) };
}

/** How many traces match, in total and by state. */
export function traceCountsQuery(client: GanderClient, experimentId: string, url: TraceFilterUrl) {
  const filter = pickTraceFilter(url);
  return queryOptions({
    queryKey: ['trace-counts', experimentId, filter],
    queryFn: async ({ signal }) =>
      client.countTraces({ params: { experimentId }, query: toTraceFilter(filter, Date.now()), signal }),
    placeholderData: (previous) => previous,
  });
}
