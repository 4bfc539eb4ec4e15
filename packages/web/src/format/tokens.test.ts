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
])('%d tokens read %s', (count, expected) => {
  expect(formatTokens(count)).toBe(expected);
});

test('hover texts keep all digits', () => {
  expect(formatCount(1_234_567)).toBe('1,234,567');
});
