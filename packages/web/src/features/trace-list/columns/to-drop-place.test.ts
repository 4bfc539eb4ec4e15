import { expect, test } from 'vitest';

import { toDropPlace } from './to-drop-place.ts';

const CELLS = [
  { left: 0, right: 100 },
  { left: 100, right: 200 },
  { left: 200, right: 300 },
];

test.each([
  ['the first to where it is', 0, 20, 0],
  ['the first over the left half of the second stays', 0, 120, 0],
  ['the first over the right half of the second', 0, 180, 1],
  ['the first past the end', 0, 900, 2],
  ['the last to the front', 2, -50, 0],
  ['the last to the middle', 2, 110, 1],
])('%s', (_, from, x, toIndex) => {
  expect(toDropPlace(CELLS, from, x).toIndex).toBe(toIndex);
});

test('the line is drawn where the column will stand', () => {
  expect(toDropPlace(CELLS, 0, 180)).toMatchObject({ index: 2, side: 'left' });
  expect(toDropPlace(CELLS, 0, 290)).toMatchObject({ index: 2, side: 'right' });
});
