import { expect, test } from 'vitest';

import { parseActivityUrl, sortActivity, toActivityFilter } from './url.ts';

test('the URL keeps text and time, and drops what it does not know', () => {
  expect(parseActivityUrl({ q: 'ann', range: '24h', page: '2' })).toEqual({ q: 'ann', range: '24h' });
  expect(parseActivityUrl({ q: '', range: '3y', sort: 'luck' })).toEqual({});
  expect(parseActivityUrl({ sort: 'cost' })).toEqual({ sort: 'cost' });
  expect(parseActivityUrl({ from: '2026-11-21T10:00:00Z', to: 'soon', state: 'ERROR' })).toEqual({
    from: '2026-11-21T10:00:00.000Z',
  });
});

test('a range starts that long before now, in nanoseconds', () => {
  expect(toActivityFilter({ q: 'ann', range: '15m' }, 1_795_000_000_000)).toEqual({
    text: 'ann',
    from: 1_794_999_100_000_000_000n,
    to: undefined,
    sort: undefined,
  });
  expect(toActivityFilter({ sort: 'cost' }, 0)).toEqual({
    text: undefined,
    from: undefined,
    to: undefined,
    sort: 'cost',
  });
});

test('two moments stay what they are', () => {
  const url = { from: '2026-11-21T10:00:00.000Z', to: '2026-11-21T11:00:00.000Z' };
  const { from, to } = toActivityFilter(url, 0);
  expect([from, to]).toEqual([1_795_255_200_000_000_000n, 1_795_258_800_000_000_000n]);
});

test('another order leaves the rest as it is; the newest first stands in no URL', () => {
  expect(sortActivity({ q: 'ann', range: '24h' }, 'cost')).toEqual({ q: 'ann', range: '24h', sort: 'cost' });
  expect(sortActivity({ q: 'ann', sort: 'cost' }, undefined)).toEqual({ q: 'ann' });
});
