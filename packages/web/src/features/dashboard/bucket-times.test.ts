import { expect, it } from 'vitest';

import { listBucketTimes, toBucketValues } from './bucket-times.ts';

const MS = 1_000_000n;

it('should name every bucket of the stretch', () => {
  expect(listBucketTimes({ fromUnixNano: 10n * MS, toUnixNano: 40n * MS, bucketNano: 10n * MS })).toEqual([10, 20, 30]);
  expect(listBucketTimes({ fromUnixNano: 0n, toUnixNano: 10n ** 18n, bucketNano: 1n })).toHaveLength(2000);
});

it('should tell nothing from zero', () => {
  const buckets = [{ startUnixNano: 20n * MS, count: 7 }];
  const times = [10, 20, 30];
  const values = (empty: number | null) => toBucketValues({ times, buckets, pick: ({ count }) => count, empty });
  expect(values(0)).toEqual([0, 7, 0]);
  expect(values(null)).toEqual([null, 7, null]);
});
