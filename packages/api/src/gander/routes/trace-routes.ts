import { z } from 'zod';

import { cursor, limit, page } from '../codecs.ts';
import type { GanderRoute } from '../gander-route.ts';
import { chatItem } from '../chat-schemas.ts';
import { logRow } from '../log-schemas.ts';
import { json } from '../message-schemas.ts';
import { spanDetail, spanRow } from '../span-schemas.ts';
import { traceState, traceSummary } from '../trace-schemas.ts';
import { searchCursor, traceFilter, TRACE_SORTS } from '../trace-filter.ts';

/** Traces and their spans. */
export const traceRoutes = {
  listTraces: {
    method: 'GET',
    path: '/experiments/{experimentId}/traces',
    summary:
      'Traces of an experiment, newest first unless another order is asked for. A page may be short: what matters is its cursor',
    query: z.object({
      ...traceFilter,
      sort: z.enum(TRACE_SORTS).default('start'),
      order: z.enum(['asc', 'desc']).default('desc'),
      limit: limit(100, 1000),
      cursor: searchCursor,
    }),
    response: page(traceSummary),
  },
  countTraces: {
    method: 'GET',
    path: '/experiments/{experimentId}/trace-counts',
    summary: 'How many traces match, in total and by state',
    query: z.object(traceFilter),
    response: z.object({
      total: z.number(),
      byState: z.record(traceState, z.number()),
      /** False: there are so many at least, and counting them all takes too long. */
      isComplete: z.boolean(),
    }),
  },
  getTrace: {
    method: 'GET',
    path: '/traces/{traceId}',
    summary: 'One trace, summarised',
    query: z.object({}),
    response: traceSummary,
  },
  listSpans: {
    method: 'GET',
    path: '/traces/{traceId}/spans',
    summary: 'Spans of a trace by start time, without their payload',
    query: z.object({ limit: limit(2000, 20_000), cursor }),
    response: page(spanRow),
  },
  getSpan: {
    method: 'GET',
    path: '/traces/{traceId}/spans/{spanId}',
    summary: 'One span with everything it said, raw and translated',
    query: z.object({
      valueLimit: z.coerce
        .number()
        .int()
        .min(1000)
        .optional()
        .meta({ description: 'Values of more characters are left out and listed in `cut`; absent means all of them' }),
    }),
    response: spanDetail,
  },
  getRawSpan: {
    method: 'GET',
    path: '/traces/{traceId}/spans/{spanId}/otlp',
    summary: 'One span as OTLP JSON, exactly as it was sent',
    query: z.object({}),
    response: json,
  },
  getTraceChat: {
    method: 'GET',
    path: '/traces/{traceId}/chat',
    summary: 'A trace told as a conversation: turns, tool calls with their results, sub-agents inside',
    query: z.object({}),
    /** Not complete: the trace is too long, and this is its beginning. */
    response: z.object({ items: z.array(chatItem), isComplete: z.boolean() }),
  },
  listLogs: {
    method: 'GET',
    path: '/traces/{traceId}/logs',
    summary: 'Log records that name this trace, by time',
    query: z.object({}),
    response: z.object({ items: z.array(logRow) }),
  },
} as const satisfies Record<string, GanderRoute>;
