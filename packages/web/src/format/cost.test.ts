import { expect, test } from 'vitest';

import { formatCost } from './cost.ts';

test.each([
  [0, '$0'],
  [0.000_000_4, '<$0.000001'],
  [0.000_012, '$0.000012'],
  [0.001_23, '$0.0012'],
  [0.0456, '$0.046'],
  [1.5, '$1.50'],
  [1234.567, '$1,234.57'],
])('%d dollars read %s', (costUsd, expected) => {
  expect(formatCost(costUsd)).toBe(expected);
});
