import { describe, expect, it } from 'vitest';

import { toCorrelation } from './to-correlation.ts';

describe('toCorrelation', () => {
  // Worked out by hand: 10 of 100 have both, 20 the first, 15 the second: ln(10*100/(20*15)) / ln(100/10).
  it('should be the normalized pointwise mutual information', () => {
    const { npmi, smoothedNpmi } = toCorrelation({ total: 100, first: 20, second: 15, both: 10 });
    expect(npmi).toBeCloseTo(Math.log(1000 / 300) / Math.log(10), 12);
    expect(smoothedNpmi).toBeCloseTo(Math.log((10.5 * 102) / (21 * 16)) / Math.log(102 / 10.5), 12);
  });

  it.each([
    ['never together', { total: 10, first: 5, second: 5, both: 0 }, -1],
    ['always together, and always there', { total: 10, first: 10, second: 10, both: 10 }, 1],
    ['always together', { total: 10, first: 4, second: 4, both: 4 }, 1],
    ['one is always there', { total: 10, first: 10, second: 4, both: 4 }, 0],
    ['independent', { total: 100, first: 50, second: 20, both: 10 }, 0],
  ])('should know: %s', (_name, counts, npmi) => {
    expect(toCorrelation(counts).npmi).toBeCloseTo(npmi, 12);
  });

  it.each([
    { total: 0, first: 0, second: 0, both: 0 },
    { total: 10, first: 0, second: 5, both: 0 },
    { total: 10, first: 5, second: 0, both: 0 },
  ])('should be undefined when nothing has one of them', (counts) => {
    expect(toCorrelation(counts)).toEqual({});
  });
});
