import { expect, test } from 'vitest';

import { parseAmount } from './parse-amount.ts';

test.each([
  ['2', 2000],
  ['500ms', 500],
  ['1,5 s', 1500],
  ['.5 s', 500],
  ['1.5 min', 90_000],
  ['2m', 120_000],
  ['1 h', 3_600_000],
  [' 3 S ', 3000],
  ['', undefined],
  ['soon', undefined],
  ['5 kg', undefined],
  ['-5 s', undefined],
])('the duration %j is %j ms', (text, expected) => {
  expect(parseAmount(text, 'duration_ms')).toBe(expected);
});

test.each([
  ['800', 800],
  ['2k', 2000],
  ['1.5M', 1_500_000],
  ['12,345', 12_345],
  ['2 s', undefined],
])('%j is %j tokens', (text, expected) => {
  expect(parseAmount(text, 'total_tokens')).toBe(expected);
});

test.each([
  ['$0.05', 0.05],
  ['1', 1],
  ['0,5', 0.5],
  ['5 ms', undefined],
  ['$', undefined],
])('%j is %j dollars', (text, expected) => {
  expect(parseAmount(text, 'cost_usd')).toBe(expected);
});
