import type { ExperimentActivityBody } from '@gander/api/gander/experiment-schemas';

/** Traces of one day. */
export interface DayCount {
  readonly startUnixNano: bigint;
  readonly count: number;
  readonly failed: number;
}

const DAY_NANO = 86_400_000_000_000n;

/**
 * So many days from the first on, those without a trace too. A bucket before the first is left out; the last day has what
 * comes after it as well, which is the last hour of a week with a day of 25.
 */
export function toDayCounts(
  buckets: ExperimentActivityBody['buckets'],
  { firstUnixNano, days }: { readonly firstUnixNano: bigint; readonly days: number },
): readonly DayCount[] {
  return Array.from({ length: days }, (_, index) => {
    const startUnixNano = firstUnixNano + BigInt(index) * DAY_NANO;
    const isLast = index === days - 1;
    const inDay = buckets.filter(
      (one) => one.startUnixNano >= startUnixNano && (isLast || one.startUnixNano < startUnixNano + DAY_NANO),
    );
    return {
      startUnixNano,
      count: inDay.reduce((sum, { traceCount }) => sum + traceCount, 0),
      failed: inDay.reduce((sum, { failedTraceCount }) => sum + failedTraceCount, 0),
    };
  });
}
