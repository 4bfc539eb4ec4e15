import { z } from 'zod';

import { unixNano, limit } from '../codecs.ts';
import { filterKey, histogramBucket, olderTraces, traceDistribution, traceFacet } from '../facet-schemas.ts';
import type { GanderRoute } from '../gander-route.ts';
import { traceFilter } from '../trace-filter.ts';

/** What there is to filter traces by, and what a filter finds, in numbers. */
export const facetRoutes = {
  listTraceFacets: {
    method: 'GET',
    path: '/experiments/{experimentId}/trace-facets',
    summary:
      'Values of fields with the number of traces that match and have them; what the filter says of a field itself is passed over',
    query: z.object({
      ...traceFilter,
      /** Comma list of keys as filters write them; also `tags`, `metadata`, `feedback` and `expectation` for the names in use. */
      keys: z.string().min(1).max(2000),
      limit: limit(10, 100),
    }),
    response: z.object({ facets: z.array(traceFacet) }),
  },
  listTraceValues: {
    method: 'GET',
    path: '/experiments/{experimentId}/trace-values',
    summary: 'Values of one field that contain a text, those that begin with it first; for completion',
    query: z.object({
      ...traceFilter,
      /** As filters write it. */
      key: z.string().min(1).max(500),
      /** Part of the value, letter case aside. */
      prefix: z.string().max(500).default(''),
      limit: limit(20, 100),
    }),
    response: traceFacet,
  },
  listFilterKeys: {
    method: 'GET',
    path: '/experiments/{experimentId}/filter-keys',
    summary:
      'Keys that filters can name: those of the language, and tags, metadata, feedback and span attributes that are in use',
    query: z.object({}),
    response: z.object({ keys: z.array(filterKey) }),
  },
  getTraceDistribution: {
    method: 'GET',
    path: '/experiments/{experimentId}/trace-distribution',
    summary:
      'How latency, tokens or cost are spread over the traces that match; bounds that the filter sets to the number itself are passed over',
    query: z.object({ ...traceFilter, number: z.enum(['duration_ms', 'total_tokens', 'cost_usd']) }),
    response: traceDistribution,
  },
  getTraceHistogram: {
    method: 'GET',
    path: '/experiments/{experimentId}/trace-histogram',
    summary: 'Traces over time by state, in buckets of a round length',
    query: z.object({ ...traceFilter, buckets: limit(60, 500) }),
    response: z.object({
      /**
       * The stretch that is covered, rounded to whole buckets: what was asked for, or from the first trace to the last. Where no beginning
       * was asked for, and a few traces (one in a hundred, of fewer up to three) are so much older than all others that more than three
       * quarters of the picture would show nothing but them, it begins with the others.
       */
      fromUnixNano: unixNano,
      toUnixNano: unixNano,
      bucketNano: unixNano,
      /** Traces before the stretch, which a picture may show as a first bar of its own; `null` when there are none. */
      older: olderTraces.nullable(),
      /** Those with traces, in order of time. */
      buckets: z.array(histogramBucket),
      /** The counts are over so many of the newest traces that match; `null` when they are over all of them. */
      sampleSize: z.number().nullable(),
    }),
  },
} as const satisfies Record<string, GanderRoute>;
