import { expect, it } from 'vitest';

import { formatDelta, formatPercent, toDelta } from './figures.ts';

it('says what became better and what worse, and that noise is neither', () => {
  expect(toDelta('latency', 1000, 1500)).toEqual({ value: 500, percent: 50, verdict: 'worse' });
  expect(toDelta('latency', 1000, 1020)?.verdict).toBe('same');
  expect(toDelta('latency', 1, 4.5)?.verdict).toBe('same');
  expect(toDelta('cost', 0.02, 0.01)).toMatchObject({ percent: -50, verdict: 'better' });
  expect(toDelta('input', 0, 7)).toEqual({ value: 7, percent: undefined, verdict: 'worse' });
  expect(toDelta('input', 7, 7)?.verdict).toBe('same');
  expect(toDelta('output', undefined, 7)).toBeUndefined();
});

it('writes differences with their sign', () => {
  expect(formatDelta('latency', -1234)).toBe('−1.23 s');
  expect(formatDelta('input', 340)).toBe('+340');
  expect(formatDelta('cost', 0)).toBe('$0');
  expect([12, 4.44, -50, 900].map((percent) => formatPercent(percent))).toEqual(['+12 %', '+4.4 %', '−50 %', '×10']);
});
