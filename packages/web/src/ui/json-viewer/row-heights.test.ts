import { expect, test } from 'vitest';

import { RowHeights } from './row-heights.ts';

test('rows are where those before them end', () => {
  const heights = new RowHeights(20);
  expect(heights.offsetOf(10)).toBe(200);
  expect(heights.measure(3, 50)).toBe(30);
  expect(heights.measure(3, 60)).toBe(10);
  expect(heights.measure(1, 40)).toBe(20);
  expect([0, 1, 2, 3, 4, 5].map((row) => heights.offsetOf(row))).toEqual([0, 20, 60, 80, 140, 160]);
  expect([0, 19, 20, 59, 60, 139, 140, 9999].map((offset) => heights.rowAt(offset, 10))).toEqual([
    0, 0, 1, 1, 2, 3, 4, 9,
  ]);
  expect(heights.measure(1, 20)).toBe(-20);
  expect(heights.offsetOf(4)).toBe(120);
});

test('measured rows move when rows come and go before them', () => {
  const heights = new RowHeights(20);
  heights.measure(5, 100);
  heights.measure(9, 40);
  heights.shift(2, 10);
  expect(heights.offsetOf(16)).toBe(16 * 20 + 80);
  heights.shift(2, -10);
  expect(heights.offsetOf(6)).toBe(6 * 20 + 80);
  heights.shift(4, -3);
  expect(heights.offsetOf(7)).toBe(7 * 20 + 20);
});
