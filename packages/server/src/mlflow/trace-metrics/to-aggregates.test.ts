import { describe, expect, it } from 'vitest';

import { toAggregates } from './to-aggregates.ts';

describe('toAggregates', () => {
  it('should count, add up and average', () => {
    expect(toAggregates([4, 1, 2.5], [{ type: 'COUNT' }, { type: 'SUM' }, { type: 'AVG' }])).toEqual([3, 7.5, 2.5]);
  });

  // As numpy.quantile(values, percentile / 100) gives them.
  it.each([
    [[15, 20, 35, 40, 50], 0, 15],
    [[15, 20, 35, 40, 50], 40, 29],
    [[50, 15, 40, 20, 35], 50, 35],
    [[15, 20, 35, 40, 50], 100, 50],
    [[1, 2], 99.5, 1.995],
    [[7], 33, 7],
  ])('should find the percentile of %j at %d', (values, percentile, expected) => {
    expect(toAggregates(values, [{ type: 'PERCENTILE', percentile }])[0]).toBeCloseTo(expected, 12);
  });
});
