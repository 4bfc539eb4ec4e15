import { expect, test } from 'vitest';

import { listMarks } from './list-marks.ts';

test('the highest half, twentieth and hundredth', () => {
  const spread = {
    count: 1000,
    p50: { value: 100, count: 503 },
    p95: { value: 900, count: 51 },
    p99: { value: 2000, count: 11 },
  };
  expect(listMarks(spread)).toEqual([
    { name: 'p50', value: 100, count: 503 },
    { name: 'p95', value: 900, count: 51 },
    { name: 'p99', value: 2000, count: 11 },
  ]);
});

test('where all traces are equal, none is among the highest', () => {
  const mark = { value: 100, count: 800 };
  expect(listMarks({ count: 800, p50: mark, p95: mark, p99: mark })).toEqual([]);
});

test('a value that many traces have is no hundredth of them', () => {
  const tie = { value: 100, count: 480 };
  expect(listMarks({ count: 800, p50: tie, p95: tie, p99: { value: 900, count: 8 } })).toEqual([
    { name: 'p50', ...tie },
    { name: 'p99', value: 900, count: 8 },
  ]);
});

test('of few traces the highest one is told once', () => {
  const top = { value: 9, count: 1 };
  expect(listMarks({ count: 5, p50: { value: 3, count: 3 }, p95: top, p99: top })).toEqual([
    { name: 'p50', value: 3, count: 3 },
    { name: 'p99', ...top },
  ]);
});

test('nothing, where there is nothing or only zeros', () => {
  expect(listMarks({ count: 0, p50: null, p95: null, p99: null })).toEqual([]);
  const zero = { value: 0, count: 4 };
  expect(listMarks({ count: 5, p50: zero, p95: zero, p99: zero })).toEqual([]);
});
