import { z } from 'zod';

import { limit, page, unixNano } from './codecs.ts';
import {
  chatItem,
  experiment,
  experimentOverview,
  instance,
  json,
  logRow,
  newPrice,
  price,
  reindexJob,
  sessionOverview,
  spanDetail,
  spanRow,
  traceState,
  traceSummary,
  userOverview,
} from './schemas.ts';

/** Where Gander's own endpoints live, beside MLflow's `/api/2.0` and `/api/3.0`. */
export const GANDER_API_PREFIX = '/api/gander/v1';

const cursor = z.string().max(1000).optional();

/** Longer than any that makes sense; nobody limits what programs call a session or a user. */
const groupId = z.string().min(1).max(8000);

/** Holds the id of a session or user, in base64. */
const groupCursor = z.string().max(8000).optional();

const groupFilter = {
  from: unixNano.optional(),
  to: unixNano.optional(),
  /** Part of an id. */
  text: z.string().max(1000).optional(),
  userId: groupId.optional(),
};

const traceFilter = {
  from: unixNano.optional(),
  to: unixNano.optional(),
  /** Comma list. */
  state: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(traceState))
    .optional(),
  text: z.string().max(1000).optional(),
  sessionId: groupId.optional(),
  userId: groupId.optional(),
};

/**
 * Every JSON endpoint of the Gander surface: the server binds one handler per entry, the client has one method per
 * entry, and the OpenAPI document has one operation per entry. `{name}` in a path is a path parameter.
 * Not listed because they are streams: `GET /live` (Server-Sent Events) and `GET /openapi.json`.
 */
export const ganderRoutes = {
  getInstance: {
    method: 'GET',
    path: '/instance',
    summary: 'What this server is and where it keeps its data',
    query: z.object({}),
    response: instance,
  },
  listExperiments: {
    method: 'GET',
    path: '/experiments',
    summary: 'Active experiments, newest first, with their trace counts',
    query: z.object({ limit: limit(100, 1000), cursor }),
    response: page(experimentOverview),
  },
  createExperiment: {
    method: 'POST',
    path: '/experiments',
    summary: 'Create an experiment',
    query: z.object({}),
    body: z.object({
      name: z.string().trim().min(1).max(500),
      /** Where its artifacts go; absent for the server's choice. */
      artifactLocation: z.string().trim().min(1).max(1000).optional(),
    }),
    response: experiment,
  },
  getExperiment: {
    method: 'GET',
    path: '/experiments/{experimentId}',
    summary: 'One experiment',
    query: z.object({}),
    response: experiment,
  },
  listTraces: {
    method: 'GET',
    path: '/experiments/{experimentId}/traces',
    summary: 'Traces of an experiment, newest first',
    query: z.object({ ...traceFilter, limit: limit(100, 1000), cursor }),
    response: page(traceSummary),
  },
  countTraces: {
    method: 'GET',
    path: '/experiments/{experimentId}/trace-counts',
    summary: 'How many traces match, in total and by state',
    query: z.object(traceFilter),
    response: z.object({ total: z.number(), byState: z.record(traceState, z.number()) }),
  },
  listSessions: {
    method: 'GET',
    path: '/experiments/{experimentId}/sessions',
    summary: 'Sessions with a trace in the time range, newest activity first, with the figures of the whole session',
    query: z.object({ ...groupFilter, sessionId: groupId.optional(), limit: limit(100, 500), cursor: groupCursor }),
    response: page(sessionOverview),
  },
  /** The session is in the query and not in the path, where an id such as `..` would be lost. */
  listSessionTraces: {
    method: 'GET',
    path: '/experiments/{experimentId}/session-traces',
    summary: 'Traces of a session, oldest first: the turns of a conversation',
    query: z.object({ sessionId: groupId, limit: limit(100, 1000), cursor }),
    response: page(traceSummary),
  },
  listUsers: {
    method: 'GET',
    path: '/experiments/{experimentId}/users',
    summary: 'Users of the traces in the time range, newest activity first, with the figures of these traces',
    query: z.object({ ...groupFilter, limit: limit(100, 500), cursor: groupCursor }),
    response: page(userOverview),
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
    query: z.object({}),
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
  listPrices: {
    method: 'GET',
    path: '/prices',
    summary: "Prices that people entered, which win over the price list's",
    query: z.object({}),
    response: z.object({ items: z.array(price) }),
  },
  createPrice: {
    method: 'POST',
    path: '/prices',
    summary: 'Enter a price; costs that are stored already change with the next re-indexing',
    query: z.object({}),
    body: newPrice,
    response: price,
  },
  deletePrice: {
    method: 'DELETE',
    path: '/prices/{priceId}',
    summary: 'Take a price back',
    query: z.object({}),
    response: z.object({}),
  },
  startReindexing: {
    method: 'POST',
    path: '/reindexing',
    summary: 'Read all stored traces again with the translators and prices of today, in the background',
    query: z.object({}),
    body: z.object({
      /** Traces that start at or after this time. */
      fromUnixNano: unixNano.optional(),
      experimentId: z
        .string()
        .regex(/^\d{1,18}$/, 'is not an experiment id')
        .optional(),
    }),
    response: reindexJob,
  },
  getReindexJob: {
    method: 'GET',
    path: '/reindexing/{jobId}',
    summary: 'How far a re-indexing has come',
    query: z.object({}),
    response: reindexJob,
  },
} as const satisfies Record<string, GanderRoute>;

export interface GanderRoute {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly summary: string;
  readonly query: z.ZodObject;
  readonly body?: z.ZodType;
  readonly response: z.ZodType;
}

export type GanderRouteName = keyof typeof ganderRoutes;
