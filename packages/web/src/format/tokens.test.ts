import { expect, test } from 'vitest';

import { formatCount, formatTokens } from './tokens.ts';

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1k'],
  [1234, '1.23k'],
  [9_999, '10k'],
  [12_345, '12.3k'],
  [123_456, '123k'],
  [999_999, '1M'],
  [1_234_567, '1.23M'],
  [12_345_678, '12.3M'],
  [999_949_999, '999.9M'],
  [1_234_567_890, '1.2B'],
  [3_200_000_000_000, '3.2T'],
  [9_007_199_254_740_992, '9.0e15'],
])('%d tokens read %s', (count, expected) => {
  expect(formatTokens(count)).toBe(expected);
});

test('hover texts keep all digits', () => {
  expect(formatCount(1_234_567)).toBe('1,234,567');
});
