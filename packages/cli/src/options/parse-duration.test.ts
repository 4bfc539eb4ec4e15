import { expect, it } from 'vitest';

import { parseDuration } from './parse-duration.ts';

it.each([
  ['90s', 90_000],
  ['30m', 1_800_000],
  [' 2H ', 7_200_000],
  ['1d', 86_400_000],
  ['0s', 0],
  ['off', 0],
  ['30', undefined],
  ['-5m', undefined],
  ['1.5h', undefined],
  ['soon', undefined],
  ['', undefined],
])('should read %j as %j milliseconds', (text, expected) => {
  expect(parseDuration(text)).toBe(expected);
});
