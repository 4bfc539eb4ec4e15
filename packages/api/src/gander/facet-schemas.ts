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

/** Traces by state that started in one stretch of time. */
export const histogramBucket = z.object({
  startUnixNano: unixNano,
  ok: z.number(),
  error: z.number(),
  inProgress: z.number(),
});

export type TraceFacetBody = z.output<typeof traceFacet>;
export type FilterKeyBody = z.output<typeof filterKey>;
export type HistogramBucketBody = z.output<typeof histogramBucket>;
