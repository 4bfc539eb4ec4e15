import { SESSION_GRANULARITIES } from '@gander/core/session-granularity';
import { z } from 'zod';

import { unixNano } from './codecs.ts';
import { json, message, toolDefinition } from './message-schemas.ts';
import { cost, usage, usageAccount } from './usage-schemas.ts';

/** A row of the tree and the waterfall. */
export const spanRow = z.object({
  spanId: z.string(),
  parentSpanId: z.string().nullable(),
  name: z.string(),
  kind: z.number(),
  type: z.string(),
  status: z.enum(['UNSET', 'OK', 'ERROR']),
  startUnixNano: unixNano,
  endUnixNano: unixNano.nullable(),
  serviceName: z.string().nullable(),
  model: z.string().nullable(),
  provider: z.string().nullable(),
  /** What a span of type TOOL runs. */
  toolName: z.string().nullable().optional(),
  usage,
  costUsd: z.number().nullable(),
  /** The provider's id of its answer, on spans that carry usage. */
  responseId: z.string().nullable().optional(),
  sessionId: z.string().nullable(),
  userId: z.string().nullable(),
});

export const normalizedSpan = z.object({
  type: z.string(),
  subtype: z.string().optional(),
  framework: z.string().optional(),
  inputs: json.optional(),
  outputs: json.optional(),
  messages: z.array(message).optional(),
  responseMessages: z.array(message).optional(),
  tools: z.array(toolDefinition).optional(),
  tool: z
    .object({
      name: z.string().optional(),
      callId: z.string().optional(),
      description: z.string().optional(),
      arguments: json.optional(),
      result: json.optional(),
      isError: z.boolean().optional(),
    })
    .optional(),
  model: z.object({ request: z.string().optional(), response: z.string().optional() }).optional(),
  provider: z.string().optional(),
  params: z.record(z.string(), json).optional(),
  finishReasons: z.array(z.string()).optional(),
  responseId: z.string().optional(),
  usage: usage.optional(),
  usageAccount: usageAccount.optional(),
  costUsd: z.number().optional(),
  cost: cost.optional(),
  timeToFirstTokenMs: z.number().optional(),
  agent: z
    .object({
      id: z.string().optional(),
      name: z.string().optional(),
      description: z.string().optional(),
      version: z.string().optional(),
    })
    .optional(),
  sessionId: z.string().optional(),
  /** What the session groups, where it is not a conversation. */
  sessionGranularity: z.enum(SESSION_GRANULARITIES).optional(),
  userId: z.string().optional(),
  tags: z.array(z.string()),
  metadata: z.record(z.string(), json),
  environment: z.string().optional(),
  release: z.string().optional(),
  error: z
    .object({
      /** Somebody was asked, or stopped it: nothing failed. Absent means an error. */
      level: z.literal('warning').optional(),
      type: z.string().optional(),
      message: z.string().optional(),
      stack: z.string().optional(),
    })
    .optional(),
  content: z.enum(['full', 'truncated', 'redacted', 'missing', 'external']),
});

const spanEvent = z.object({
  timeUnixNano: unixNano,
  name: z.string(),
  attributes: z.record(z.string(), json),
});

const spanLink = z.object({
  traceId: z.string(),
  spanId: z.string(),
  attributes: z.record(z.string(), json),
});

/** A value that was asked to be left out because of its size. Where it stood is the beginning of a text, else `null`. */
export const cutValue = z.object({
  /** Where in the span it stands (RFC 6901); its own endpoint gives the whole of it. */
  pointer: z.string(),
  kind: z.enum(['text', 'json']),
  /** Characters of the text, or about as many as its JSON has. */
  sizeChars: z.number(),
  /** Where the text stands that it was parsed from: exact to the last digit, and quicker to read. */
  source: z.string().optional(),
});

/** Everything the span panel shows. */
export const spanDetail = z.object({
  span: spanRow,
  normalized: normalizedSpan,
  statusMessage: z.string(),
  attributes: z.record(z.string(), json),
  resource: z.record(z.string(), json),
  scope: z.object({ name: z.string(), version: z.string(), attributes: z.record(z.string(), json) }),
  events: z.array(spanEvent),
  links: z.array(spanLink),
  /** Only with `valueLimit`. */
  cut: z.array(cutValue).optional(),
});

export type SpanRowBody = z.output<typeof spanRow>;
export type NormalizedSpanBody = z.output<typeof normalizedSpan>;
export type CutValueBody = z.output<typeof cutValue>;
export type SpanDetailBody = z.output<typeof spanDetail>;
