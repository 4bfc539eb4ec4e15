import { expect, test } from 'vitest';

import { toDayCounts } from './to-day-counts.ts';

const DAY = 86_400_000_000_000n;

test('every day is there, and what was before the first is not', () => {
  const bucket = (day: bigint, traceCount: number, failedTraceCount = 0) => ({
    startUnixNano: 1000n + day * DAY,
    traceCount,
    failedTraceCount,
  });
  const days = toDayCounts([bucket(-1n, 9), bucket(0n, 2, 1), bucket(2n, 5)], { firstUnixNano: 1000n, days: 3 });
  expect(days.map(({ count, failed }) => [count, failed])).toEqual([
    [2, 1],
    [0, 0],
    [5, 0],
  ]);
  expect(days[2]?.startUnixNano).toBe(1000n + 2n * DAY);
});

test('what is left of a long week belongs to its last day', () => {
  const buckets = [2n, 3n].map((day) => ({ startUnixNano: day * DAY, traceCount: 4, failedTraceCount: 1 }));
  const days = toDayCounts(buckets, { firstUnixNano: 0n, days: 3 });
  expect(days.map(({ count, failed }) => [count, failed])).toEqual([
    [0, 0],
    [0, 0],
    [8, 2],
  ]);
});
