import { z } from 'zod';

import { unixNano } from './codecs.ts';

const traceFigures = {
  traceCount: z.number(),
  errorCount: z.number(),
  inProgressCount: z.number(),
  totalTokens: z.number(),
  /** `null` when no trace has a price. */
  costUsd: z.number().nullable(),
  /** Latency in milliseconds, by nearest rank, of the traces that have ended; `null` where none has. */
  p50Ms: z.number().nullable(),
  p95Ms: z.number().nullable(),
  p99Ms: z.number().nullable(),
};

/** Traces that started in one stretch of time, in numbers. */
export const traceBucket = z.object({ startUnixNano: unixNano, ...traceFigures });

/** Traces over time. */
export const traceSeries = z.object({
  /**
   * The stretch that is covered, rounded to whole buckets: what was asked for, or from the first trace to the last. Where no beginning was
   * asked for, and a few traces are so much older than all others that they would leave these a small part of the picture (a clock
   * that stands at 1970 is enough), it begins with the others.
   */
  fromUnixNano: unixNano,
  toUnixNano: unixNano,
  bucketNano: unixNano,
  /** All traces in one, those before the stretch too. */
  total: z.object(traceFigures),
  /** Traces before the stretch: they are in `total` and in no bucket. */
  olderCount: z.number(),
  /** Those with traces, in order of time. */
  buckets: z.array(traceBucket),
  /** Counted were so many of the newest traces that match; `null` for all of them. */
  sampleSize: z.number().nullable(),
  /**
   * Where too many traces have ended to be sorted in time, the latency figures are those of so many of them, evenly spread over all;
   * `null`: of all. What is counted and added up is exact either way.
   */
  latencySampleSize: z.number().nullable(),
});

const callPlace = z.object({ traceId: z.string(), spanId: z.string() });

const callFigures = {
  callCount: z.number(),
  errorCount: z.number(),
  p50Ms: z.number().nullable(),
  p95Ms: z.number().nullable(),
  p99Ms: z.number().nullable(),
  maxMs: z.number().nullable(),
  totalMs: z.number(),
  /** The call that took longest of those that have ended. */
  slowest: callPlace.nullable(),
  lastFailed: callPlace.nullable(),
};

const tokenFigures = {
  inputTokens: z.number(),
  outputTokens: z.number(),
  cacheReadTokens: z.number(),
  /** `null` when no call has a price. */
  costUsd: z.number().nullable(),
};

export const modelFigures = z.object({
  /** Empty for calls that name none. */
  model: z.string(),
  ...callFigures,
  ...tokenFigures,
  buckets: z.array(z.object({ startUnixNano: unixNano, callCount: z.number(), ...tokenFigures })),
});

export const toolFigures = z.object({ name: z.string(), ...callFigures });

export type TraceSeriesBody = z.output<typeof traceSeries>;
export type ModelFiguresBody = z.output<typeof modelFigures>;
export type ToolFiguresBody = z.output<typeof toolFigures>;
