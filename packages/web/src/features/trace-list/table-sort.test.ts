import { expect, test } from 'vitest';

import { formatTableSort, nextTableSort, NEWEST_FIRST, parseTableSort } from './table-sort.ts';

test.each(['-latency', 'latency', 'name', 'time', undefined])('%s is read and written', (text) => {
  expect(formatTableSort(parseTableSort(text))).toBe(text);
});

test('what cannot be sorted by is newest first', () => {
  expect(parseTableSort('-input')).toEqual(NEWEST_FIRST);
  expect(parseTableSort('-')).toEqual(NEWEST_FIRST);
});

test('three clicks: slowest, fastest, newest', () => {
  const slowest = nextTableSort(NEWEST_FIRST, 'latency');
  expect(formatTableSort(slowest)).toBe('-latency');
  const fastest = nextTableSort(slowest, 'latency');
  expect(formatTableSort(fastest)).toBe('latency');
  expect(nextTableSort(fastest, 'latency')).toEqual(NEWEST_FIRST);
});

test('names start at A', () => {
  expect(formatTableSort(nextTableSort(NEWEST_FIRST, 'name'))).toBe('name');
});

test('two clicks on the time are back at the newest', () => {
  const oldest = nextTableSort(NEWEST_FIRST, 'time');
  expect(formatTableSort(oldest)).toBe('time');
  expect(nextTableSort(oldest, 'time')).toEqual(NEWEST_FIRST);
});
