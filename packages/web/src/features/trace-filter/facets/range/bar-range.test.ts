import { expect, test } from 'vitest';

import { isBarInRange, toBarRange } from './bar-range.ts';

const BARS = [
  { from: 0, to: 1, count: 2 },
  { from: 1, to: 10, count: 0 },
  { from: 10, to: 100, count: 5 },
];

test.each([
  [0, 2, {}],
  [2, 0, {}],
  [0, 0, { max: { value: 1, isOpen: true } }],
  [1, 1, { min: { value: 1 }, max: { value: 10, isOpen: true } }],
  [2, 1, { min: { value: 1 } }],
])('from bar %d to bar %d', (one, other, expected) => {
  const range = toBarRange(BARS, one, other);
  expect(range).toEqual(expected);
  const inside = BARS.map((bar) => isBarInRange(bar, range));
  expect(inside).toEqual(BARS.map((_, index) => index >= Math.min(one, other) && index <= Math.max(one, other)));
});

test('a bar that a bound cuts is still in', () => {
  const inside = (range: Parameters<typeof isBarInRange>[1]) => BARS.map((bar) => isBarInRange(bar, range));
  expect(inside({ min: { value: 5 } })).toEqual([false, true, true]);
  expect(inside({ max: { value: 10 } })).toEqual([true, true, true]);
  expect(inside({ min: { value: 500 } })).toEqual([false, false, false]);
});
