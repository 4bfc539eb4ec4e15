import type { GanderClient } from '@gander/api/gander/client';
import { queryOptions } from '@tanstack/react-query';

import { pickTraceFilter, toTraceFilter, type TraceFilterUrl } from '../trace-list/url.ts';

/** First part of the keys of all that new traces change; `use-live-figures.ts` refreshes it. */
export const FIGURES_KEY = 'trace-figures';

/** Keys that filters of this experiment can name. */
export function filterKeysQuery(client: GanderClient, experimentId: string) {
  return queryOptions({
    queryKey: ['filter-keys', experimentId],
    queryFn: async ({ signal }) => (await client.listFilterKeys({ params: { experimentId }, signal })).keys,
    staleTime: 60_000,
  });
}

export interface ValuesRequest {
  readonly key: string;
  readonly prefix: string;
  /** Traces that are counted. */
  readonly url: TraceFilterUrl;
}

const MAX_VALUES = 50;

/** Values of a key that were seen in the traces of the list, with how many have them. */
export function traceValuesQuery(client: GanderClient, experimentId: string, { key, prefix, url }: ValuesRequest) {
  const filter = pickTraceFilter(url);
  return queryOptions({
    queryKey: ['trace-values', experimentId, key, prefix, filter],
    queryFn: async ({ signal }) =>
      client.listTraceValues({
        params: { experimentId },
        query: { ...toTraceFilter(filter, Date.now()), key, prefix, limit: MAX_VALUES },
        signal,
      }),
    staleTime: 10_000,
  });
}

export interface FacetsRequest {
  /** Comma list. */
  readonly keys: string;
  readonly limit: number;
  readonly url: TraceFilterUrl;
}

/** Values of fields with counts. What is shown stays until the new counts are there. */
export function traceFacetsQuery(client: GanderClient, experimentId: string, { keys, limit, url }: FacetsRequest) {
  const filter = pickTraceFilter(url);
  return queryOptions({
    queryKey: [FIGURES_KEY, experimentId, 'facets', keys, limit, filter],
    queryFn: async ({ signal }) => {
      const query = { ...toTraceFilter(filter, Date.now()), keys, limit };
      return (await client.listTraceFacets({ params: { experimentId }, query, signal })).facets;
    },
    placeholderData: (previous) => previous,
    staleTime: 30_000,
  });
}

export type DistributedNumber = NonNullable<
  NonNullable<Parameters<GanderClient['getTraceDistribution']>[0]['query']>['number']
>;

export interface DistributionRequest {
  readonly number: DistributedNumber;
  readonly url: TraceFilterUrl;
}

/** How a number is spread over the traces of the list. */
export function traceDistributionQuery(
  client: GanderClient,
  experimentId: string,
  { number, url }: DistributionRequest,
) {
  const filter = pickTraceFilter(url);
  return queryOptions({
    queryKey: [FIGURES_KEY, experimentId, 'distribution', number, filter],
    queryFn: async ({ signal }) =>
      client.getTraceDistribution({
        params: { experimentId },
        query: { ...toTraceFilter(filter, Date.now()), number },
        signal,
      }),
    placeholderData: (previous) => previous,
    staleTime: 30_000,
  });
}

const HISTOGRAM_BUCKETS = 80;

/** How many traces started when, by state. */
export function traceHistogramQuery(client: GanderClient, experimentId: string, url: TraceFilterUrl) {
  const filter = pickTraceFilter(url);
  return queryOptions({
    queryKey: [FIGURES_KEY, experimentId, 'histogram', filter],
    queryFn: async ({ signal }) => {
      const query = { ...toTraceFilter(filter, Date.now()), buckets: HISTOGRAM_BUCKETS };
      // The last hour is an hour, though nothing happened in most of it.
      const to = query.to ?? (query.from === undefined ? undefined : BigInt(Date.now()) * 1_000_000n);
      return client.getTraceHistogram({ params: { experimentId }, query: { ...query, to }, signal });
    },
    placeholderData: (previous) => previous,
    staleTime: 30_000,
  });
}

/** How many traces match: for what dropping a condition would bring back. */
export function traceTotalQuery(client: GanderClient, experimentId: string, url: TraceFilterUrl) {
  const filter = pickTraceFilter(url);
  return queryOptions({
    queryKey: [FIGURES_KEY, experimentId, 'total', filter],
    queryFn: async ({ signal }) =>
      client.countTraces({ params: { experimentId }, query: toTraceFilter(filter, Date.now()), signal }),
  });
}
