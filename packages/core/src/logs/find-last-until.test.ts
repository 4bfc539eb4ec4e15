import { expect, it } from 'vitest';

import { findLastUntil } from './find-last-until.ts';

it.each([
  [[], 5n, -1],
  [[6n], 5n, -1],
  [[5n, 5n, 6n], 5n, 1],
  [[1n, 3n, 9n], 4n, 1],
  [[1n, 3n, 9n], 10n, 2],
])('of %o at %s finds %i', (times, time, expected) => {
  expect(findLastUntil(times, time)).toBe(expected);
});
