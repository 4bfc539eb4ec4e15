import type { SpanRowBody } from '@gander/api/gander/schemas';
import { toSpanTree } from '@gander/core/trace/span-tree';
import { describe, expect, test } from 'vitest';

import { findRows } from './find-rows.ts';
import { navigateRows } from './navigate-rows.ts';

function span(spanId: string, parentSpanId: string | null, extra: Partial<SpanRowBody> = {}): SpanRowBody {
  return {
    spanId,
    parentSpanId,
    name: `span ${spanId}`,
    kind: 1,
    type: 'CHAIN',
    status: 'OK',
    startUnixNano: BigInt(spanId.codePointAt(0) ?? 0),
    endUnixNano: null,
    serviceName: null,
    model: null,
    provider: null,
    usage: {},
    costUsd: null,
    sessionId: null,
    userId: null,
    ...extra,
  };
}

//  a ─ b ─ c (tool)
//      └ d
//    ─ e ─ f (model gpt)
const SPANS = [
  span('a', null),
  span('b', 'a'),
  span('c', 'b', { name: 'Get Weather', type: 'TOOL' }),
  span('d', 'b'),
  span('e', 'a'),
  span('f', 'e', { type: 'CHAT_MODEL', model: 'gpt-9' }),
];
const ROWS = toSpanTree(SPANS);
const ids = (found: ReturnType<typeof findRows>) => found.rows.map((row) => row.span.spanId).join('');

describe('findRows', () => {
  test.each([
    ['weather', 'abc', 'c'],
    ['TOOL', 'abc', 'c'],
    ['chat model', 'aef', 'f'],
    ['gpt-9', 'aef', 'f'],
    ['nothing like it', '', ''],
  ])('%s keeps %s', (text, kept, matches) => {
    const found = findRows(ROWS, text);
    expect(ids(found)).toBe(kept);
    expect([...found.matchIds].join('')).toBe(matches);
  });

  test('several matches share their ancestors', () => {
    expect(ids(findRows(ROWS, 'span'))).toBe('abdef');
  });
});

describe('navigateRows', () => {
  test.each([
    ['a', 'down', 'b'],
    ['b', 'up', 'a'],
    ['c', 'left', 'b'],
    ['e', 'up', 'd'],
    ['b', 'right', 'c'],
    ['d', 'first', 'a'],
    ['a', 'last', 'f'],
    ['unknown', 'down', 'a'],
  ] as const)('from %s %s to %s', (from, move, to) => {
    expect(navigateRows(ROWS, from, move)).toEqual({ kind: 'select', spanId: to });
  });

  test('left closes, right opens', () => {
    expect(navigateRows(ROWS, 'b', 'left')).toEqual({ kind: 'close', spanId: 'b' });
    const closed = toSpanTree(SPANS, new Set(['b']));
    expect(navigateRows(closed, 'b', 'right')).toEqual({ kind: 'open', spanId: 'b' });
    expect(navigateRows(closed, 'b', 'left')).toEqual({ kind: 'select', spanId: 'a' });
  });

  test('nothing beyond the ends, above a root, or inside a leaf', () => {
    expect(navigateRows(ROWS, 'a', 'up')).toBeUndefined();
    expect(navigateRows(ROWS, 'f', 'down')).toBeUndefined();
    expect(navigateRows(ROWS, 'f', 'right')).toBeUndefined();
    expect(navigateRows(toSpanTree(SPANS, new Set(['a'])), 'a', 'left')).toBeUndefined();
  });
});
