import { z } from 'zod';

import { trace, traceInfo } from './messages/trace.ts';
import { traceInfoFields, traceLocationField } from './messages/trace-fields.ts';
import type { MlflowRouteTable } from './mlflow-route.ts';
import { bool, int32, int64, int64Out, requiredText, text } from './wire/fields.ts';

const empty = z.object({});
const traceId = z.object({ trace_id: requiredText });

const tagRequest = traceId.extend({ key: requiredText.max(250), value: text.optional() });
const tagName = traceId.extend({ key: requiredText });

const deleteRequest = z.object({
  experiment_id: requiredText,
  /** Milliseconds since the epoch. */
  max_timestamp_millis: int64.optional(),
  max_traces: int32.optional(),
  /** Trace ids, by the name they once had. */
  request_ids: z.array(text).optional(),
});
const deleteResponse = z.object({ traces_deleted: int64Out });

const read = { surface: 'everywhere', effect: 'read', version: '3.0' } as const;
const write = { surface: 'everywhere', effect: 'write', version: '3.0' } as const;

/** Traces of today's clients. Those who delete or tag use the addresses of version 2.0, which stayed. */
export const traceRoutes = {
  startTrace: {
    ...write,
    methods: ['POST'],
    path: '/traces',
    request: z.object({ trace: z.object({ trace_info: traceInfoFields.optional() }) }),
    response: z.object({ trace }),
  },
  getTraceInfo: {
    ...read,
    methods: ['GET'],
    path: '/traces/{trace_id}',
    request: traceId,
    response: z.object({ trace }),
  },
  getTrace: {
    ...read,
    methods: ['GET'],
    path: '/traces/get',
    request: traceId.extend({ allow_partial: bool.optional() }),
    response: z.object({ trace }),
  },
  batchGetTraces: {
    ...read,
    methods: ['GET'],
    path: '/traces/batchGet',
    request: z.object({ trace_ids: z.array(text).min(1) }),
    response: z.object({ traces: z.array(trace) }),
  },
  batchGetTraceInfos: {
    ...read,
    methods: ['POST'],
    path: '/traces/batchGetInfos',
    request: z.object({ trace_ids: z.array(text) }),
    response: z.object({ trace_infos: z.array(traceInfo) }),
  },
  searchTraces: {
    ...read,
    methods: ['POST'],
    path: '/traces/search',
    request: z.object({
      locations: z.array(traceLocationField),
      filter: text.optional(),
      max_results: int64.optional(),
      order_by: z.array(text).optional(),
      page_token: text.optional(),
    }),
    response: z.object({ traces: z.array(traceInfo), next_page_token: text.optional() }),
  },
  deleteTraces: {
    ...write,
    methods: ['POST'],
    path: '/traces/delete-traces',
    request: deleteRequest,
    response: deleteResponse,
  },
  setTraceTag: { ...write, methods: ['PATCH'], path: '/traces/{trace_id}/tags', request: tagRequest, response: empty },
  deleteTraceTag: { ...write, methods: ['DELETE'], path: '/traces/{trace_id}/tags', request: tagName, response: empty },
  deleteTracesV2: {
    ...write,
    version: '2.0',
    methods: ['POST'],
    path: '/traces/delete-traces',
    request: deleteRequest,
    response: deleteResponse,
  },
  setTraceTagV2: {
    ...write,
    version: '2.0',
    methods: ['PATCH'],
    path: '/traces/{trace_id}/tags',
    request: tagRequest,
    response: empty,
  },
  deleteTraceTagV2: {
    ...write,
    version: '2.0',
    methods: ['DELETE'],
    path: '/traces/{trace_id}/tags',
    request: tagName,
    response: empty,
  },
  linkTracesToRun: {
    ...write,
    version: '2.0',
    methods: ['POST'],
    path: '/traces/link-to-run',
    request: z.object({ trace_ids: z.array(text), run_id: requiredText }),
    response: empty,
  },
  linkPrompts: {
    ...write,
    version: '2.0',
    methods: ['POST'],
    path: '/traces/link-prompts',
    request: traceId.extend({
      prompt_versions: z.array(z.object({ name: text.optional(), version: text.optional() })),
    }),
    response: empty,
  },
} as const satisfies MlflowRouteTable;
