import { expect, it } from 'vitest';

import { formatSize } from './format-size.ts';

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [94_800, '94.8 kB'],
  [1_500_000, '1.5 MB'],
  [2e9, '2.0 GB'],
  [5e15, '5000.0 TB'],
])('%d bytes are %s', (bytes, text) => {
  expect(formatSize(bytes)).toBe(text);
});
