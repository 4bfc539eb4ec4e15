import { z } from 'zod';

import { unixNano } from './codecs.ts';
import { json } from './message-schemas.ts';
import { cost } from './usage-schemas.ts';

/** How often a text is in the parts of a span. What is in the inputs is mostly in an attribute, too. */
export const foundPlaces = z.object({
  name: z.number(),
  inputs: z.number(),
  outputs: z.number(),
  attributes: z.number(),
  events: z.number(),
  /** The status message. */
  error: z.number(),
});

export const foundSpan = z.object({
  spanId: z.string(),
  places: foundPlaces,
});

const eventMark = z.object({
  name: z.string(),
  timeUnixNano: unixNano,
  isError: z.boolean().optional(),
});

/** Moments inside a span, for its bar. */
export const spanMarks = z.object({
  spanId: z.string(),
  events: z.array(eventMark),
  /** From the start of the span until the model began to answer. */
  firstTokenMs: z.number().optional(),
});

/** Spans in OTLP JSON, as they were sent. */
export const rawTracePage = z.object({
  resourceSpans: z.array(json),
  nextCursor: z.string().nullable(),
});

/** What calls of one model cost by one price. */
export const costShare = z.object({
  model: z.string().nullable(),
  provider: z.string().nullable(),
  callCount: z.number(),
  costUsd: z.number(),
  inputTokens: z.number(),
  outputTokens: z.number(),
  /** Absent where the calls were not looked at one by one. */
  source: cost.shape.source.optional(),
  /** How the price was found; absent where the emitter's figure counts. */
  rule: z.string().optional(),
  priceRow: z.string().optional(),
  /** Edition of the price list. */
  table: z.string().optional(),
  /** Calls whose emitter and price list differ. */
  disputedCount: z.number(),
});

export const traceCost = z.object({
  /** The figure of the trace's summary. */
  totalUsd: z.number().nullable(),
  /** Largest first. */
  shares: z.array(costShare),
  /** Not complete: the trace is too long, and these are the calls of its beginning. */
  isComplete: z.boolean(),
});

export type FoundPlacesBody = z.output<typeof foundPlaces>;
export type CostShareBody = z.output<typeof costShare>;
