import { describe, expect, test } from 'vitest';

import { isFiltered, parseTraceListUrl, toTraceFilter } from './url.ts';

describe('parseTraceListUrl', () => {
  test('keeps filters, puts states in one order', () => {
    expect(
      parseTraceListUrl({ q: 'refund', state: 'ERROR,OK,ERROR', range: '24h', session: 's-1', user: 'ann' }),
    ).toEqual({
      q: 'refund',
      state: 'OK,ERROR',
      range: '24h',
      session: 's-1',
      user: 'ann',
    });
  });

  test('drops what it does not know', () => {
    const url = parseTraceListUrl({ q: '', state: 'WEIRD', range: '3y', session: 7, page: '2' });
    expect(url).toEqual({});
    expect(isFiltered(url)).toBe(false);
  });
});

describe('toTraceFilter', () => {
  test('a range starts that long before now, in nanoseconds', () => {
    expect(toTraceFilter({ range: '15m' }, 1_795_000_000_000)).toMatchObject({ from: 1_794_999_100_000_000_000n });
  });

  test('no filter asks for everything', () => {
    expect(Object.values(toTraceFilter({}, 0)).every((value) => value === undefined)).toBe(true);
  });
});
