import { expect, test } from 'vitest';

import { moveCursor } from './move-cursor.ts';

const IDS = ['a', 'b', 'c'];

test.each([
  [undefined, 1, 'a'],
  [undefined, -1, 'a'],
  ['a', 1, 'b'],
  ['c', 1, 'c'],
  ['a', -1, 'a'],
  ['a', 10, 'c'],
  ['gone', 1, 'a'],
])('from %s by %d to %s', (from, step, to) => {
  expect(moveCursor(IDS, from, step)).toBe(to);
});

test('an empty list has no place to stand', () => {
  expect(moveCursor([], 'a', 1)).toBeUndefined();
});
