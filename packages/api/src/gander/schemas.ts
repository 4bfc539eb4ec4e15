import { SESSION_GRANULARITIES } from '@gander/core/session-granularity';
import { TRACE_STATES } from '@gander/core/trace-summary';
import { z } from 'zod';

import { unixNano } from './codecs.ts';

export const usage = z.object({
  inputTokens: z.number().optional(),
  outputTokens: z.number().optional(),
  totalTokens: z.number().optional(),
  cacheReadTokens: z.number().optional(),
  cacheWriteTokens: z.number().optional(),
  reasoningTokens: z.number().optional(),
  cacheWrite1hTokens: z.number().optional(),
  inputAudioTokens: z.number().optional(),
  outputAudioTokens: z.number().optional(),
});

export const experiment = z.object({
  experimentId: z.string(),
  name: z.string(),
  artifactLocation: z.string(),
  lifecycleStage: z.enum(['active', 'deleted']),
  creationTimeMs: z.number(),
  lastUpdateTimeMs: z.number(),
});

export const experimentOverview = experiment.extend({
  traceCount: z.number(),
  lastTraceUnixNano: unixNano.nullable(),
  /** Deleted ones count only where the experiment is deleted with them. */
  runCount: z.number(),
  lastRunStartMs: z.number().nullable(),
  tags: z.record(z.string(), z.string()),
});

/** How the traces of an experiment went, all of them and lately. */
export const experimentActivity = z.object({
  experimentId: z.string(),
  traceCount: z.number(),
  /** Traces that ended in an error. */
  failedTraceCount: z.number(),
  /** Traces that did not, though a span in them failed. */
  failedSpanTraceCount: z.number(),
  /** Traces by the time they started, in order; buckets without any are left out. */
  buckets: z.array(z.object({ startUnixNano: unixNano, traceCount: z.number(), failedTraceCount: z.number() })),
});

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

/** Anything JSON can hold. */
export const json = z.json();

export const messagePart = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({
    type: z.literal('reasoning'),
    text: z.string().optional(),
    signature: z.string().optional(),
    redacted: z.boolean().optional(),
  }),
  z.object({
    type: z.literal('tool_call'),
    id: z.string().optional(),
    name: z.string(),
    arguments: json,
    server: z.boolean().optional(),
  }),
  z.object({
    type: z.literal('tool_result'),
    id: z.string().optional(),
    name: z.string().optional(),
    result: json,
    isError: z.boolean().optional(),
    server: z.boolean().optional(),
  }),
  z.object({
    type: z.enum(['image', 'audio', 'video', 'document', 'file']),
    url: z.string().optional(),
    data: z.string().optional(),
    mediaType: z.string().optional(),
    fileId: z.string().optional(),
    transcript: z.string().optional(),
  }),
  z.object({ type: z.literal('refusal'), text: z.string() }),
  z.object({ type: z.literal('unknown'), raw: json }),
]);

export const message = z.object({
  role: z.enum(['system', 'developer', 'user', 'assistant', 'tool']),
  name: z.string().optional(),
  parts: z.array(messagePart),
  finishReason: z.string().optional(),
});

export const toolDefinition = z.object({
  type: z.string(),
  name: z.string().optional(),
  description: z.string().optional(),
  parameters: json.optional(),
});

/** How token counts were read, and the numbers as they were sent. */
export const usageAccount = z.object({
  rule: z.enum(['emitter', 'total', 'cache-exceeds-input', 'provider', 'no-cache', 'default']),
  input: z.enum(['as-sent', 'cache-added']),
  output: z.enum(['as-sent', 'reasoning-added']),
  raw: z.record(z.string(), z.number()),
});

/** The figure that counts, with where it comes from and what else was said. */
export const cost = z.object({
  totalUsd: z.number(),
  inputUsd: z.number().optional(),
  outputUsd: z.number().optional(),
  source: z.enum(['emitter', 'table', 'user']),
  emitter: z
    .object({
      totalUsd: z.number(),
      inputUsd: z.number().optional(),
      outputUsd: z.number().optional(),
      source: z.literal('emitter'),
    })
    .optional(),
  computed: z
    .object({
      inputUsd: z.number(),
      outputUsd: z.number(),
      totalUsd: z.number(),
      source: z.enum(['table', 'user']),
      rule: z.string(),
      priceRow: z.string(),
      table: z.string().optional(),
      validFrom: z.string().nullable(),
      /** The tier that the call was served at, where it is another price than the listed one. */
      tier: z.object({ name: z.string(), factor: z.number() }).optional(),
    })
    .optional(),
  isDisputed: z.literal(true).optional(),
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

const chatMessage = z.object({
  kind: z.literal('message'),
  spanId: z.string(),
  role: message.shape.role,
  name: z.string().optional(),
  parts: z.array(messagePart),
  finishReason: z.string().optional(),
  isCut: z.boolean().optional(),
});

const chatToolFields = z.object({
  kind: z.literal('tool'),
  spanId: z.string(),
  name: z.string(),
  callId: z.string().optional(),
  arguments: json.optional(),
  result: json.optional(),
  isError: z.boolean().optional(),
  isCut: z.boolean().optional(),
});

const chatAgentFields = z.object({ kind: z.literal('agent'), spanId: z.string(), name: z.string() });

/** What happened inside a tool or an agent. */
interface Inside {
  readonly items: readonly ChatItemBody[];
}

export type ChatItemBody =
  | z.output<typeof chatMessage>
  | (z.output<typeof chatToolFields> & Inside)
  | (z.output<typeof chatAgentFields> & Inside);

const turnsInside = () => ({
  items: z.array(z.lazy((): z.ZodType<ChatItemBody, ChatItemBody> => chatItem)).readonly(),
});

/** A turn of a trace's conversation; tools and agents hold the turns that happened inside them. */
export const chatItem: z.ZodType<ChatItemBody, ChatItemBody> = z.discriminatedUnion('kind', [
  chatMessage,
  chatToolFields.extend(turnsInside()),
  chatAgentFields.extend(turnsInside()),
]);

export const logRow = z.object({
  timeUnixNano: unixNano,
  spanId: z.string().nullable(),
  severity: z.string(),
  eventName: z.string(),
  body: json,
  attributes: z.record(z.string(), json),
});

export const instance = z.object({
  name: z.literal('gander'),
  version: z.string(),
  mlflowVersion: z.string(),
  store: z.object({ engine: z.string(), location: z.string(), sizeBytes: z.number().nullable() }),
});

/** USD per million tokens. */
const usdPerMillion = z.number().min(0).max(1_000_000);

/** A kind of token without a price is billed as what it is part of: cache and audio as input, reasoning as output. */
export const tokenPrices = z.object({
  input: usdPerMillion.optional(),
  output: usdPerMillion.optional(),
  cacheRead: usdPerMillion.optional(),
  cacheWrite: usdPerMillion.optional(),
  cacheWrite1h: usdPerMillion.optional(),
  reasoning: usdPerMillion.optional(),
  inputAudio: usdPerMillion.optional(),
  outputAudio: usdPerMillion.optional(),
});

export const newPrice = z.object({
  /** A model, alone (`gpt-4o`) or with its provider (`openai/gpt-4o`); `*` stands for any characters. */
  modelPattern: z.string().trim().min(1).max(300),
  /** Holds for calls that start at or after this time, milliseconds since the epoch; `null` for always. */
  validFromMs: z.number().int().nullable().default(null),
  prices: tokenPrices.refine(
    (prices) => Object.keys(prices).length > 0,
    'needs the price of one kind of token at least',
  ),
});

export const price = z.object({
  priceId: z.string(),
  modelPattern: z.string(),
  validFromMs: z.number().nullable(),
  prices: tokenPrices,
  creationTimeMs: z.number(),
});

export const reindexJob = z.object({
  jobId: z.string(),
  state: z.enum(['running', 'done']),
  experimentId: z.string().nullable(),
  fromUnixNano: unixNano.nullable(),
  doneCount: z.number(),
  totalCount: z.number(),
  creationTimeMs: z.number(),
});

/** The body of every refusal of this surface. */
export const errorBody = z.object({
  error: z.object({ code: z.string(), message: z.string(), details: z.record(z.string(), json) }),
});

export type ExperimentOverviewBody = z.output<typeof experimentOverview>;
export type ExperimentActivityBody = z.output<typeof experimentActivity>;
export type TraceSummaryBody = z.output<typeof traceSummary>;
export type SessionOverviewBody = z.output<typeof sessionOverview>;
export type SessionTotalsBody = z.output<typeof sessionTotals>;
export type UserOverviewBody = z.output<typeof userOverview>;
export type SpanRowBody = z.output<typeof spanRow>;
export type NormalizedSpanBody = z.output<typeof normalizedSpan>;
export type CutValueBody = z.output<typeof cutValue>;
export type SpanDetailBody = z.output<typeof spanDetail>;
export type LogRowBody = z.output<typeof logRow>;
export type PriceBody = z.output<typeof price>;
