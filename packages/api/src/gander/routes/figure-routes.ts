import { z } from 'zod';

import { limit, unixNano } from '../codecs.ts';
import { modelFigures, toolFigures, traceSeries } from '../figure-schemas.ts';
import type { GanderRoute } from '../gander-route.ts';
import { traceFilter } from '../trace-filter.ts';

const figureQuery = { ...traceFilter, buckets: limit(60, 500) };

/** Figures for dashboards. */
export const figureRoutes = {
  getTraceSeries: {
    method: 'GET',
    path: '/experiments/{experimentId}/trace-series',
    summary: 'Volume, errors, latency, tokens and cost of the traces that match, in total and over time',
    query: z.object(figureQuery),
    response: traceSeries,
  },
  getCallFigures: {
    method: 'GET',
    path: '/experiments/{experimentId}/call-figures',
    summary: 'Models and tools in the traces that match: calls, errors, latency, tokens, cost. Each call counts once',
    query: z.object(figureQuery),
    response: z.object({
      bucketNano: unixNano,
      /** What costs most first. */
      models: z.array(modelFigures),
      /** What took most time first. */
      tools: z.array(toolFigures),
      /** Counted were the spans of so many of the newest traces that match; `null` for all of them. */
      sampleSize: z.number().nullable(),
    }),
  },
} as const satisfies Record<string, GanderRoute>;
