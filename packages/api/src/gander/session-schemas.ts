import { SESSION_GRANULARITIES } from '@gander/core/session-granularity';
import { z } from 'zod';

import { unixNano } from './codecs.ts';
import { usage } from './usage-schemas.ts';

const activity = z.object({
  experimentId: z.string(),
  traceCount: z.number(),
  /** Traces that ended in an error. */
  failedTraceCount: z.number(),
  /** When the newest trace began. */
  lastTraceUnixNano: unixNano,
  usage,
  costUsd: z.number().nullable(),
});

/** What the traces of one session add up to. */
export const sessionOverview = activity.extend({
  sessionId: z.string(),
  /** What the session groups: a conversation, one run of a program, or all that a user does. */
  granularity: z.enum(SESSION_GRANULARITIES),
  /** Traces that have not ended. */
  openTraceCount: z.number(),
  /** When the first trace began. */
  startUnixNano: unixNano,
  /** Latest end of any trace. */
  endUnixNano: unixNano.nullable(),
  /** Those that were seen last, newest first. */
  userIds: z.array(z.string()),
  /** How many there are in all. */
  userCount: z.number(),
  /** Input of the first trace that shows one. */
  firstInputPreview: z.string().nullable(),
  /** Output of the last trace that shows one. */
  lastOutputPreview: z.string().nullable(),
});

/** What those traces of a session that match add up to. */
export const sessionTotals = z.object({
  sessionId: z.string(),
  traceCount: z.number(),
  /** Traces that ended in an error. */
  failedTraceCount: z.number(),
  /** Traces that have not ended. */
  openTraceCount: z.number(),
  spanCount: z.number(),
  /** Spans that failed. */
  errorCount: z.number(),
  /** Sum of the times that the traces took. */
  durationMs: z.number(),
  /** When the newest trace began. */
  lastTraceUnixNano: unixNano,
  usage,
  costUsd: z.number().nullable(),
  /** Input of the first trace that shows one. */
  firstInputPreview: z.string().nullable(),
  /** Output of the last trace that shows one. */
  lastOutputPreview: z.string().nullable(),
  /** False: so much at least, and looking at all takes too long. */
  isComplete: z.boolean(),
});

/** What the traces of one user add up to. */
export const userOverview = activity.extend({
  userId: z.string(),
  sessionCount: z.number(),
  /** When the first of these traces began. */
  firstTraceUnixNano: unixNano,
});

export type SessionOverviewBody = z.output<typeof sessionOverview>;
export type SessionTotalsBody = z.output<typeof sessionTotals>;
export type UserOverviewBody = z.output<typeof userOverview>;
