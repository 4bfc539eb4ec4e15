import { z } from 'zod';

import { unixNano } from './codecs.ts';

/** A value that was seen, and in how many traces. */
const valueCount = z.object({ value: z.string(), count: z.number() });

/** What a field of the traces that match is, the most frequent values first. */
export const traceFacet = z.object({
  /** As it was asked for, which is how filters name the field: `status`, `model`, ``tags.`my key` ``. */
  key: z.string(),
  values: z.array(valueCount),
  /** There are more values than are listed. */
  isCut: z.boolean(),
  /** The counts are over so many of the newest traces that match; `null` when they are over all of them. */
  sampleSize: z.number().nullable(),
});

/** A key that filters can name. */
export const filterKey = z.object({
  /** As it is written in a filter. */
  key: z.string(),
  /** What it is compared with. `presence`: only with `IS NULL` and `IS NOT NULL`. */
  type: z.enum(['text', 'number', 'any', 'presence']),
  /** What it stands for: a field of the language, or one that programs have made up. */
  origin: z.enum(['language', 'tag', 'metadata', 'feedback', 'expectation', 'attribute']),
  /** One line for people; empty where the key says it all. */
  description: z.string(),
  /** `trace-values` knows values of it. */
  hasValues: z.boolean(),
});

/** So many traces have this value or more. */
const distributionMark = z.object({ value: z.number(), count: z.number() });

/** How a number is spread over the traces that match and have it, in the unit that its name says. */
export const traceDistribution = z.object({
  /** Traces that have a value. */
  count: z.number(),
  /** The half with the highest values begins here, in three digits; `null` without values. */
  p50: distributionMark.nullable(),
  /** The twentieth. */
  p95: distributionMark.nullable(),
  /** The hundredth. */
  p99: distributionMark.nullable(),
  /** Values from `from` on and below `to`, in order and without gaps; the edges grow by about the same factor. */
  bars: z.array(z.object({ from: z.number(), to: z.number(), count: z.number() })),
  /** The counts are over so many of the newest traces that match; `null` when they are over all of them. */
  sampleSize: z.number().nullable(),
});

const traceStates = { ok: z.number(), error: z.number(), inProgress: z.number() };

/** Traces by state that started in one stretch of time. */
export const histogramBucket = z.object({ startUnixNano: unixNano, ...traceStates });

/** Traces by state that are older than what a histogram shows. */
export const olderTraces = z.object(traceStates);

export type TraceFacetBody = z.output<typeof traceFacet>;
export type FilterKeyBody = z.output<typeof filterKey>;
export type OlderTracesBody = z.output<typeof olderTraces>;
export type HistogramBucketBody = z.output<typeof histogramBucket>;
export type TraceDistributionBody = z.output<typeof traceDistribution>;
