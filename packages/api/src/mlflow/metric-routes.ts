import { z } from 'zod';

import { metric } from './messages/run.ts';
import type { MlflowRouteTable } from './mlflow-route.ts';
import { int64, requiredText, text } from './wire/fields.ts';

const get = { methods: ['GET'], version: '2.0', effect: 'read' } as const;
/** A number that the reference ignores when it cannot read it. */
const lenientInt64 = int64.optional().catch(undefined);

export const metricRoutes = {
  getMetricHistory: {
    ...get,
    path: '/metrics/get-history',
    surface: 'everywhere',
    request: z.object({
      run_id: requiredText,
      metric_key: requiredText,
      max_results: lenientInt64,
      page_token: text.optional(),
    }),
    response: z.object({ metrics: z.array(metric), next_page_token: text.optional() }),
  },
  getMetricHistoryBulkInterval: {
    ...get,
    path: '/metrics/get-history-bulk-interval',
    surface: 'everywhere',
    request: z.object({
      run_ids: z.array(text),
      metric_key: requiredText,
      start_step: int64.optional(),
      end_step: int64.optional(),
      max_results: int64.optional(),
    }),
    response: z.object({ metrics: z.array(metric) }),
  },
  getMetricHistoryBulk: {
    ...get,
    path: '/metrics/get-history-bulk',
    surface: 'ajax',
    request: z.object({
      run_id: z.array(text).optional(),
      metric_key: text.optional(),
      max_results: int64.optional(),
    }),
    response: z.object({ metrics: z.array(metric) }),
  },
} as const satisfies MlflowRouteTable;
