import { describe, expect, it } from 'vitest';

import { smoothValues } from './smooth-values.ts';

describe('smoothValues', () => {
  it('changes nothing at weight 0', () => {
    const values = [1, 5, 2];
    expect(smoothValues(values, 0)).toBe(values);
  });

  it('leaves a level line alone from its first point on', () => {
    expect(smoothValues([4, 4, 4], 0.9).map((value) => value?.toFixed(9))).toEqual([
      '4.000000000',
      '4.000000000',
      '4.000000000',
    ]);
  });

  it('lags behind a jump and steps over gaps', () => {
    const [first, second, third, fourth] = smoothValues([0, 1, null, 1], 0.5);
    expect(first).toBe(0);
    expect(second).toBeCloseTo(2 / 3);
    expect(third).toBeNull();
    expect(fourth).toBeGreaterThan(second ?? 1);
  });
});
