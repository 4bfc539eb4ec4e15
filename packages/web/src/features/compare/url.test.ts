import { expect, it } from 'vitest';

import { parseCompareUrl } from './url.ts';

it('keeps what it knows and drops the rest', () => {
  const url = {
    a: 'tr-1',
    b: 'tr-2',
    left: '00f067aa0ba902b7',
    right: 'b7ad6b7169203331',
    only: '1',
    layout: 'split',
    tab: 'attributes',
  };
  expect(parseCompareUrl(url)).toEqual(url);
  expect(
    parseCompareUrl({ a: '', b: 7, left: 'javascript:alert(1)', right: '<', only: 'yes', layout: 'x', tab: 'content' }),
  ).toEqual({});
  expect(parseCompareUrl({ a: 'x'.repeat(1000), only: 1 })).toEqual({ only: '1' });
});
