import type { GanderClient } from '@gander/api/gander/client';
import { queryOptions } from '@tanstack/react-query';

export const ACTIVITY_DAYS = 7;
const DAY_MS = 86_400_000;
const REFRESH_MS = 30_000;

/** How the traces of these experiments went, all of them and in each of the last seven days; at most a hundred. */
export function experimentActivityQuery(client: GanderClient, ids: readonly string[]) {
  return queryOptions({
    queryKey: ['experiment-activity', ids.join(',')],
    queryFn: async ({ signal }) => {
      const nowMs = Date.now();
      const query = {
        ids: [...ids],
        from: BigInt(toFirstDayMs(nowMs)) * 1_000_000n,
        bucketNano: BigInt(DAY_MS) * 1_000_000n,
        buckets: toBucketCount(nowMs),
      };
      return (await client.listExperimentActivity({ params: {}, query, signal })).items;
    },
    staleTime: 5_000,
    refetchInterval: REFRESH_MS,
  });
}

/** Midnight before the first of the days that are shown; today is the last. */
export function toFirstDayMs(nowMs: number): number {
  return toMidnightMs(nowMs, 1 - ACTIVITY_DAYS);
}

/** Of 24 hours each, until today is over: one more in a week with a day of 25 hours. */
export function toBucketCount(nowMs: number): number {
  return Math.ceil((toMidnightMs(nowMs, 1) - toFirstDayMs(nowMs)) / DAY_MS);
}

/** By the calendar: a day on which clocks change has 23 or 25 hours. */
function toMidnightMs(nowMs: number, days: number): number {
  const day = new Date(nowMs);
  day.setHours(0, 0, 0, 0);
  return day.setDate(day.getDate() + days);
}
