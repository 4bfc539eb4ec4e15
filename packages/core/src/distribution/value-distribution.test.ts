import { describe, expect, it } from 'vitest';

import { toValueDistribution, type ValueGroup } from './value-distribution.ts';

const groups = (...pairs: readonly (readonly [floor: number, count: number])[]): readonly ValueGroup[] =>
  pairs.map(([floor, count]) => ({ floor, count }));

describe('toValueDistribution', () => {
  it('should say where the highest half, twentieth and hundredth begin, and how many these are', () => {
    const spread = toValueDistribution(groups([5300, 4], [100, 50], [120, 40], [9900, 1], [0, 5]));
    expect(spread).toMatchObject({
      count: 100,
      p50: { value: 100, count: 95 },
      p95: { value: 120, count: 45 },
      p99: { value: 5300, count: 5 },
    });
  });

  it('should count every value in one bar, in order and without gaps', () => {
    const some = groups([0, 2], [1, 1], [7, 3], [15, 1], [99, 2], [1300, 8], [86_000, 1]);
    const { bars } = toValueDistribution(some);
    expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(18);
    expect(bars[0]).toEqual({ from: 0, to: 1, count: 2 });
    for (const [index, bar] of bars.entries()) {
      expect(bar.to).toBeGreaterThan(bar.from);
      expect(bars[index + 1]?.from ?? bar.to).toBe(bar.to);
      const inside = some.filter(({ floor }) => floor >= bar.from && floor < bar.to);
      expect(bar.count).toBe(inside.reduce((sum, { count }) => sum + count, 0));
    }
    expect(bars.at(-1)).toMatchObject({ count: 1 });
    expect(bars.length).toBeLessThanOrEqual(29);
  });

  it.each([
    [groups([120, 3], [150, 1]), [120, 130, 150, 160]],
    [groups([0.0041, 3]), [0.0039, 0.0043]],
    [groups([0, 3]), [0, 1]],
    [[], []],
    [groups([1, 1], [9.9e12, 1]).slice(0, 1), [1, 1.1]],
  ])('should cut %j at %j', (some, expected) => {
    const { bars } = toValueDistribution(some);
    expect([...bars.slice(0, 1).map(({ from }) => from), ...bars.map(({ to }) => to)]).toEqual(expected);
  });

  it('should stay readable over very many decades', () => {
    const { bars } = toValueDistribution(groups([1e-9, 1], [9e15, 1]));
    expect(bars.length).toBeLessThan(30);
    expect(bars[0]?.from).toBe(1e-9);
  });

  it('should say nothing of nothing', () => {
    expect(toValueDistribution([])).toEqual({ count: 0, p50: null, p95: null, p99: null, bars: [] });
  });
});
