import type { ModelFigures, ToolFigures } from '@gander/core/figures/call-figures';

import type { TraceFilter } from './trace-store.ts';

/** Traces that started in one stretch of time. Durations are milliseconds, of those that have ended; `null` where none has. */
export interface TraceBucket {
  readonly startUnixNano: bigint;
  readonly traceCount: number;
  readonly errorCount: number;
  readonly inProgressCount: number;
  readonly totalTokens: number;
  /** `null` when no trace has a price. */
  readonly costUsd: number | null;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  readonly p99Ms: number | null;
}

/** All traces in one, and by the stretch of time in which they started. */
export interface TraceSeries {
  readonly fromUnixNano: bigint;
  readonly toUnixNano: bigint;
  readonly bucketNano: bigint;
  readonly total: Omit<TraceBucket, 'startUnixNano'>;
  /**
   * So many started before the stretch: in the total, and in no bucket. Only where no beginning was asked for, and a few traces are
   * so much older than all others that these would be one bar.
   */
  readonly olderCount: number;
  /** Those with traces, in order of time. */
  readonly buckets: readonly TraceBucket[];
  /** Counted were so many of the newest traces that match; `null` for all of them. */
  readonly sampleSize: number | null;
  /** The latency is that of so many of the traces, evenly spread over them; `null` for all that have ended. */
  readonly latencySampleSize: number | null;
}

/** What the spans of the traces that match did. */
export interface CallFigureReport {
  readonly bucketNano: bigint;
  readonly models: readonly ModelFigures[];
  readonly tools: readonly ToolFigures[];
  /** Counted were the spans of so many of the newest traces that match; `null` for all of them. */
  readonly sampleSize: number | null;
}

/** Figures for dashboards. */
export interface TraceFigureStore {
  /** Volume, errors, latency, tokens and cost over time, in about so many buckets of a round length. */
  readSeries(filter: TraceFilter, bucketCount: number): Promise<TraceSeries>;
  /** Models and tools. The work is bounded: the newest traces stand for all. */
  readCalls(filter: TraceFilter, bucketCount: number): Promise<CallFigureReport>;
}
