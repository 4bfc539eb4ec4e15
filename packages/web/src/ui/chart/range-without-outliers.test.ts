import { expect, test } from 'vitest';

import { rangeWithoutOutliers } from './range-without-outliers.ts';

const PLAIN = { isLogarithmic: false, isFromZero: false };

test('one value that is far off does not flatten the others', () => {
  const values = [...Array.from({ length: 100 }, (_, index) => index / 100), 1e9];
  const [min, max] = rangeWithoutOutliers(values, PLAIN);
  expect(min).toBeGreaterThan(-0.1);
  expect(min).toBeLessThan(0.05);
  expect(max).toBeGreaterThan(0.95);
  expect(max).toBeLessThan(1.1);
  expect(rangeWithoutOutliers(values, { ...PLAIN, isFromZero: true })[0]).toBe(0);
});

test('few values are all seen, and a range has a length', () => {
  expect(rangeWithoutOutliers([1, 2, 900], PLAIN)[1]).toBeGreaterThan(900);
  for (const values of [[], [5], [5, 5], [0, 0]]) {
    const [min, max] = rangeWithoutOutliers(values, PLAIN);
    expect(max).toBeGreaterThan(min);
  }
});

test('a logarithm has no place for zero and less', () => {
  expect(rangeWithoutOutliers([-1, 0, 10, 1000], { isLogarithmic: true, isFromZero: true })[0]).toBeGreaterThan(0);
  expect(rangeWithoutOutliers([0], { isLogarithmic: true, isFromZero: false })[0]).toBeGreaterThan(0);
});
