import { expect, test } from 'vitest';

import { parseActivityUrl, toActivityFilter } from './url.ts';

test('the URL keeps text and range, and drops what it does not know', () => {
  expect(parseActivityUrl({ q: 'ann', range: '24h', page: '2' })).toEqual({ q: 'ann', range: '24h' });
  expect(parseActivityUrl({ q: '', range: '3y' })).toEqual({});
});

test('a range starts that long before now, in nanoseconds', () => {
  expect(toActivityFilter({ q: 'ann', range: '15m' }, 1_795_000_000_000)).toEqual({
    text: 'ann',
    from: 1_794_999_100_000_000_000n,
  });
  expect(toActivityFilter({}, 0)).toEqual({ text: undefined, from: undefined });
});
