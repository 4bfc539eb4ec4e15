import { expect, test } from 'vitest';

import { formatBytes } from './bytes.ts';

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [999_700, '1.0 MB'],
  [5_242_880, '5.2 MB'],
  [123_456_789, '123 MB'],
])('%d bytes read %s', (bytes, expected) => {
  expect(formatBytes(bytes)).toBe(expected);
});
