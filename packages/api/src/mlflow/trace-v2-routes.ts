import { z } from 'zod';

import { traceInfoV2 } from './messages/trace.ts';
import { keyedText } from './messages/run-fields.ts';
import type { MlflowRouteTable } from './mlflow-route.ts';
import { enumeration, int64, requiredText, text } from './wire/fields.ts';

const requestId = z.object({ request_id: requiredText });
const response = z.object({ trace_info: traceInfoV2 });

const common = { version: '2.0', surface: 'everywhere' } as const;

/** Traces of clients before version 3: started, then ended. What these name `request_id` is the id of a trace. */
export const traceV2Routes = {
  startTraceV2: {
    ...common,
    effect: 'write',
    methods: ['POST'],
    path: '/traces',
    request: z.object({
      experiment_id: text.optional(),
      timestamp_ms: int64.optional(),
      request_metadata: z.array(keyedText).optional(),
      tags: z.array(keyedText).optional(),
    }),
    response,
  },
  endTraceV2: {
    ...common,
    effect: 'write',
    methods: ['PATCH'],
    path: '/traces/{request_id}',
    request: requestId.extend({
      timestamp_ms: int64.optional(),
      status: enumeration({ TRACE_STATUS_UNSPECIFIED: 0, OK: 1, ERROR: 2, IN_PROGRESS: 3 }).optional(),
      request_metadata: z.array(keyedText).optional(),
      tags: z.array(keyedText).optional(),
    }),
    response,
  },
  getTraceInfoV2: {
    ...common,
    effect: 'read',
    methods: ['GET'],
    path: '/traces/{request_id}/info',
    request: requestId,
    response,
  },
  searchTracesV2: {
    ...common,
    effect: 'read',
    methods: ['GET'],
    path: '/traces',
    request: z.object({
      experiment_ids: z.array(text).min(1),
      filter: text.optional(),
      max_results: int64.optional(),
      order_by: z.array(text).optional(),
      page_token: text.optional(),
    }),
    response: z.object({ traces: z.array(traceInfoV2), next_page_token: text.optional() }),
  },
} as const satisfies MlflowRouteTable;
