import { describe, expect, it } from 'vitest';

import { toBarRange, toHistogramBars } from './to-histogram-bars.ts';

const SECOND = 1_000_000_000n;
const START = 1_795_000_000n * SECOND;

const histogram = {
  fromUnixNano: START,
  toUnixNano: START + 30n * SECOND,
  bucketNano: 10n * SECOND,
  older: null,
  buckets: [{ startUnixNano: START + 20n * SECOND, ok: 3, error: 1, inProgress: 0 }],
};

describe('toHistogramBars', () => {
  it('should fill the time between', () => {
    expect(toHistogramBars(histogram).map(({ startMs, total }) => [startMs, total])).toEqual([
      [1_795_000_000_000, 0],
      [1_795_000_010_000, 0],
      [1_795_000_020_000, 4],
    ]);
  });

  it('should begin with what is older', () => {
    const bars = toHistogramBars({ ...histogram, older: { ok: 1, error: 2, inProgress: 0 } });
    expect(bars.map(({ isOlder, total }) => [isOlder, total])).toEqual([
      [true, 3],
      [false, 0],
      [false, 0],
      [false, 4],
    ]);
    // Chosen, it has no beginning.
    expect(toBarRange(bars, 0, 0)).toEqual({ to: '2026-11-18T11:06:40.000Z' });
    expect(toBarRange(bars, 0, 1)).toEqual({ to: '2026-11-18T11:06:50.000Z' });
    expect(toBarRange(bars, 1, 1)?.from).toBe('2026-11-18T11:06:40.000Z');
  });

  it('should draw nothing where there is no time', () => {
    expect(toHistogramBars({ ...histogram, toUnixNano: START })).toEqual([]);
    expect(toHistogramBars({ ...histogram, bucketNano: 0n })).toEqual([]);
  });
});

describe('toBarRange', () => {
  it('should cover both ends, dragged either way', () => {
    const bars = toHistogramBars(histogram);
    expect(toBarRange(bars, 2, 1)).toEqual({ from: '2026-11-18T11:06:50.000Z', to: '2026-11-18T11:07:10.000Z' });
    expect(toBarRange(bars, 1, 2)).toEqual(toBarRange(bars, 2, 1));
    expect(toBarRange(bars, 0, 7)).toBeUndefined();
  });
});
