import { requireTraceFilter } from '@gander/core/query/traces/require-trace-filter';
import { describe, expect, test } from 'vitest';

import { isFiltered, parseTraceListUrl, pickTraceFilter, toTraceFilter } from './url.ts';

describe('parseTraceListUrl', () => {
  test('keeps what says which traces', () => {
    const url = { filter: "status = 'ERROR'", q: 'refund', range: '25m', group: 'session' } as const;
    expect(parseTraceListUrl(url)).toEqual(url);
  });

  test('takes moments in ISO 8601 and in milliseconds, and a range rather than moments', () => {
    const moments = { from: '1795000000000', to: '2026-11-21T10:00:00+01:00' };
    expect(parseTraceListUrl(moments)).toEqual({ from: '2026-11-18T11:06:40.000Z', to: '2026-11-21T09:00:00.000Z' });
    expect(parseTraceListUrl({ ...moments, range: '1h' })).toEqual({ range: '1h' });
  });

  test('drops what it does not know', () => {
    const url = parseTraceListUrl({
      q: '',
      filter: 7,
      range: '3y',
      from: 'soon',
      group: 'user',
      session: 7,
      page: '2',
    });
    expect(url).toEqual({});
    expect(isFiltered(url)).toBe(false);
  });

  test('reads the short names that links use as conditions', () => {
    const url = parseTraceListUrl({
      state: 'ERROR,OK,WEIRD',
      session: "it's",
      user: 'ann',
      filter: "name = 'a' OR name = 'b'",
    });
    expect(url).toEqual({
      filter: "(name = 'a' OR name = 'b') AND status IN ('OK', 'ERROR') AND session = 'it''s' AND user = 'ann'",
    });
    expect(() => requireTraceFilter(url.filter ?? '')).not.toThrow();
    expect(parseTraceListUrl({ state: 'ERROR' })).toEqual({ filter: "status = 'ERROR'" });
  });

  test('says nothing twice when it reads what it has read', () => {
    const search = { state: 'ERROR', user: 'ann' };
    const url = parseTraceListUrl(search);
    expect(parseTraceListUrl({ ...search, ...url })).toEqual(url);
  });
});

describe('pickTraceFilter', () => {
  test('leaves out how the list is shown', () => {
    const url = parseTraceListUrl({ q: 'refund', group: 'session', sort: '-latency' });
    expect(pickTraceFilter(url)).toEqual({ q: 'refund' });
    expect(isFiltered(parseTraceListUrl({ group: 'session' }))).toBe(false);
  });
});

describe('toTraceFilter', () => {
  test('a range starts that long before now, in nanoseconds', () => {
    expect(toTraceFilter({ range: '15m' }, 1_795_000_000_000)).toMatchObject({ from: 1_794_999_100_000_000_000n });
  });

  test('moments are what they are', () => {
    const url = { from: '2026-11-18T11:06:40.000Z', to: '2026-11-18T11:06:40.001Z' };
    expect(toTraceFilter(url, 0)).toMatchObject({ from: 1_795_000_000_000_000_000n, to: 1_795_000_000_001_000_000n });
  });

  test('no filter asks for everything', () => {
    expect(Object.values(toTraceFilter({}, 0)).every((value) => value === undefined)).toBe(true);
  });
});
