import { describe, expect, it } from 'vitest';

import { toRoundBucket } from './round-bucket.ts';

const SECOND = 1_000_000_000n;
const DAY = 86_400n * SECOND;

describe('the length of a bucket', () => {
  it.each([
    [1n, 60, 1_000_000n],
    [60n * SECOND, 60, SECOND],
    [3600n * SECOND, 59, 120n * SECOND],
    [DAY, 48, 1800n * SECOND],
    [30n * DAY, 30, DAY],
    [1000n * DAY, 2, 728n * DAY],
  ])('of %i ns in %i should be %i', (stretchNano, maxBuckets, expected) => {
    expect(toRoundBucket(stretchNano, maxBuckets)).toBe(expected);
  });
});
