import { expect, test } from 'vitest';

import { parseIdsParam, parseTraceUrl, toIdsParam } from './url.ts';

const ID = '00112233aabbccdd';

test('keeps what is valid and drops the rest', () => {
  expect(parseTraceUrl({ span: ID, tab: 'raw', view: 'tree', find: 'tool', closed: ID, other: 'x' })).toEqual({
    span: ID,
    tab: 'raw',
    view: 'tree',
    find: 'tool',
    closed: ID,
  });
  expect(parseTraceUrl({ span: '<script>', tab: 'nope', view: 'pie', find: '', closed: 'a,b' })).toEqual({});
});

test('the default tab does not stand in the URL', () => {
  expect(parseTraceUrl({ tab: 'overview' })).toEqual({});
});

test('closed spans survive the URL, unless they would make it unusable', () => {
  expect(parseIdsParam(toIdsParam(new Set([ID])))).toEqual(new Set([ID]));
  expect(toIdsParam(new Set())).toBeUndefined();
  const many = new Set(Array.from({ length: 200 }, (_, index) => index.toString(16).padStart(16, '0')));
  expect(toIdsParam(many)).toBeUndefined();
});
