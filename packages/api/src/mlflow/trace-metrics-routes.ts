import { z } from 'zod';

import type { MlflowRouteTable } from './mlflow-route.ts';
import { double, enumeration, int64, requiredText, text, textMap } from './wire/fields.ts';

const viewType = enumeration({ TRACES: 1, SPANS: 2, ASSESSMENTS: 3 });
const aggregationType = enumeration({ COUNT: 1, SUM: 2, AVG: 3, PERCENTILE: 4, MIN: 5, MAX: 6 });

/** Questions about many traces at once. */
export const traceMetricsRoutes = {
  queryTraceMetrics: {
    methods: ['POST'],
    version: '3.0',
    path: '/traces/metrics',
    surface: 'everywhere',
    effect: 'read',
    request: z.object({
      experiment_ids: z.array(text).min(1),
      view_type: viewType,
      metric_name: requiredText,
      aggregations: z
        .array(z.object({ aggregation_type: aggregationType, percentile_value: double.optional() }))
        .min(1),
      dimensions: z.array(text).optional(),
      filters: z.array(text).optional(),
      time_interval_seconds: int64.optional(),
      /** Milliseconds since the epoch, as is the next. */
      start_time_ms: int64.optional(),
      end_time_ms: int64.optional(),
      max_results: int64.optional(),
      page_token: text.optional(),
    }),
    response: z.object({
      data_points: z.array(
        z.object({
          metric_name: text,
          dimensions: textMap,
          /** `COUNT`, `SUM`, `AVG`, `P50.0`. */
          values: z.record(z.string(), z.number()),
        }),
      ),
    }),
  },
  correlateFilters: {
    methods: ['POST'],
    version: '3.0',
    path: '/traces/calculate-filter-correlation',
    surface: 'everywhere',
    effect: 'read',
    request: z.object({
      experiment_ids: z.array(text).min(1),
      filter_string1: requiredText,
      filter_string2: requiredText,
      base_filter: text.optional(),
    }),
    response: z.object({
      /** Unset where it has no meaning, as is the next. */
      npmi: z.number().optional(),
      npmi_smoothed: z.number().optional(),
      filter1_count: z.int(),
      filter2_count: z.int(),
      joint_count: z.int(),
      total_count: z.int(),
    }),
  },
} as const satisfies MlflowRouteTable;
