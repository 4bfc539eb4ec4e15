import { describe, expect, it } from 'vitest';

import { formatNumber } from './number.ts';

describe('formatNumber', () => {
  it.each([
    [0, '0'],
    [1, '1'],
    [-3, '−3'],
    [1234567, '1,234,567'],
    [0.123456789, '0.1235'],
    [0.5, '0.5'],
    [12.3456789, '12.346'],
    [12345.678, '12,346'],
    [0.00001234, '1.234e−5'],
    [2.5e12, '2.5e12'],
    [Number.NaN, 'NaN'],
    [Number.NEGATIVE_INFINITY, '−∞'],
  ])('%d is %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });
});
