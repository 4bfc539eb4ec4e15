import { findPercentile } from './percentile.ts';

/** How long things took, in milliseconds; `null` where nothing has ended. */
export interface DurationFigures {
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  readonly p99Ms: number | null;
  readonly maxMs: number | null;
  readonly totalMs: number;
}

/** From durations in any order. */
export function toDurationFigures(durationsMs: readonly number[]): DurationFigures {
  const sorted = Float64Array.from(durationsMs).sort();
  return {
    p50Ms: findPercentile(sorted, 0.5) ?? null,
    p95Ms: findPercentile(sorted, 0.95) ?? null,
    p99Ms: findPercentile(sorted, 0.99) ?? null,
    maxMs: sorted.at(-1) ?? null,
    totalMs: sorted.reduce((sum, duration) => sum + duration, 0),
  };
}
