import type { GanderClient } from '@gander/api/gander/client';
import { queryOptions } from '@tanstack/react-query';

import { FIGURES_KEY } from '../trace-filter/queries.ts';
import { pickTraceFilter, toTraceFilter, type TraceFilterUrl } from '../trace-list/url.ts';

const BUCKETS = 60;
/** Adding everything up again costs more than one more row in a list. */
const STALE_MS = 30_000;

/** A stretch that ends now ends now, though nothing happened in the last part of it. */
function toQuery(url: TraceFilterUrl) {
  const nowMs = Date.now();
  const query = { ...toTraceFilter(url, nowMs), buckets: BUCKETS };
  return { ...query, to: query.to ?? (query.from === undefined ? undefined : BigInt(nowMs) * 1_000_000n) };
}

/** Volume, errors, latency, tokens and cost over time. */
export function traceSeriesQuery(client: GanderClient, experimentId: string, url: TraceFilterUrl) {
  const filter = pickTraceFilter(url);
  return queryOptions({
    queryKey: [FIGURES_KEY, experimentId, 'series', filter],
    queryFn: async ({ signal }) => client.getTraceSeries({ params: { experimentId }, query: toQuery(filter), signal }),
    placeholderData: (previous) => previous,
    staleTime: STALE_MS,
  });
}

/** Models and tools. */
export function callFiguresQuery(client: GanderClient, experimentId: string, url: TraceFilterUrl) {
  const filter = pickTraceFilter(url);
  return queryOptions({
    queryKey: [FIGURES_KEY, experimentId, 'calls', filter],
    queryFn: async ({ signal }) => client.getCallFigures({ params: { experimentId }, query: toQuery(filter), signal }),
    placeholderData: (previous) => previous,
    staleTime: STALE_MS,
  });
}
