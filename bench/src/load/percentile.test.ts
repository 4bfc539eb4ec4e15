import { expect, test } from 'vitest';

import { median, percentile } from './percentile.ts';

test('percentiles are values that were measured, by nearest rank', () => {
  const values = [40, 10, 30, 20];
  expect(median(values)).toBe(20);
  expect(percentile(values, 0.75)).toBe(30);
  expect(percentile(values, 0.99)).toBe(40);
  expect(percentile(values, 1)).toBe(40);
  expect(percentile([7], 0.01)).toBe(7);
  expect(percentile([], 0.5)).toBeNaN();
});
