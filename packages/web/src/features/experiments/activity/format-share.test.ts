import { expect, test } from 'vitest';

import { formatShare } from './format-share.ts';

test.each([
  [0, '0%'],
  [0.000_01, '<0.1%'],
  [0.012, '1.2%'],
  [0.03, '3%'],
  [0.1234, '12%'],
  [0.9999, '99%'],
  [1, '100%'],
])('%d is %s', (share, expected) => {
  expect(formatShare(share)).toBe(expected);
});
