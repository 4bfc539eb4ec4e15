import { SESSION_GRANULARITIES } from '@gander/core/session-granularity';
import { TRACE_STATES } from '@gander/core/trace-summary';
import { z } from 'zod';

import { unixNano } from './codecs.ts';
import { usage } from './usage-schemas.ts';

export const traceState = z.enum(TRACE_STATES);

/** Feedback of one name: the valid values that were given to a trace or its spans. */
export const feedbackSummary = z.object({
  name: z.string(),
  count: z.number(),
  /** Of values that are numbers, or yes (1) and no (0); `null` when none is. */
  mean: z.number().nullable(),
  /** Distinct values, the most frequent first; at most five. */
  values: z.array(z.object({ value: z.string(), count: z.number() })),
});

export const traceSummary = z.object({
  traceId: z.string(),
  experimentId: z.string(),
  name: z.string(),
  state: traceState,
  startUnixNano: unixNano,
  endUnixNano: unixNano.nullable(),
  rootSpanId: z.string().nullable(),
  spanCount: z.number(),
  errorCount: z.number(),
  inputPreview: z.string().nullable(),
  outputPreview: z.string().nullable(),
  usage,
  costUsd: z.number().nullable(),
  sessionId: z.string().nullable(),
  /** What the session groups: a conversation, one run of a program, or all that a user does. */
  sessionGranularity: z.enum(SESSION_GRANULARITIES).nullable(),
  userId: z.string().nullable(),
  serviceNames: z.array(z.string()),
  environment: z.string().nullable(),
  release: z.string().nullable(),
  /** Where traces are listed or one is asked for; the value is empty where a tag is a word alone. */
  tags: z.record(z.string(), z.string()).optional(),
  /** Where traces are listed or one is asked for: models of its spans, those that were called most first. At most ten. */
  models: z.array(z.string()).optional(),
  /** As `models`: type of the span that stands for the trace. */
  rootType: z.string().nullable().optional(),
  /** As `models`: the convention that its spans are written in, e.g. `vercel-ai`. */
  framework: z.string().nullable().optional(),
  /** As `models`: what is wrong with a failed trace, as its root or else its first failed span says it. */
  errorMessage: z.string().nullable().optional(),
  /** As `models`: what people, judges and programs said about it, one entry per name. */
  feedback: z.array(feedbackSummary).optional(),
  /** Closed because nothing came any more, though the root had not ended. Absent means no. */
  isAbandoned: z.boolean().optional(),
});

export type TraceSummaryBody = z.output<typeof traceSummary>;
