import type { SpanRowBody } from '@gander/api/gander/span-schemas';
import { toSpanTree } from '@gander/core/trace/span-tree';
import { describe, expect, test } from 'vitest';

import { findNames } from '../find/find-names.ts';
import { keepRows } from './keep-rows.ts';
import { navigateRows } from './navigate-rows.ts';
import { toTreeLines } from './to-tree-lines.ts';

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
const LINES = toTreeLines(ROWS);
const lineOf = (id: string, lines = LINES) => lines.find((line) => line.key === id);
const keptIds = (kept: Uint8Array) =>
  ROWS.filter((_, index) => kept[index] === 1)
    .map((row) => row.span.spanId)
    .join('');

describe('findNames and keepRows', () => {
  test.each([
    ['weather', 'abc', 'c'],
    ['TOOL', 'abc', 'c'],
    ['chat model', 'aef', 'f'],
    ['gpt-9', 'aef', 'f'],
    ['nothing like it', '', ''],
  ])('%s keeps %s', (text, kept, matches) => {
    const found = findNames(SPANS, text);
    expect(keptIds(keepRows(ROWS, (row) => found.has(row.spanId)))).toBe(kept);
    expect([...found].join('')).toBe(matches);
  });

  test('several matches share their ancestors', () => {
    const found = findNames(SPANS, 'span');
    expect(keptIds(keepRows(ROWS, (row) => found.has(row.spanId)))).toBe('abdef');
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
    expect(navigateRows(LINES, from, move)).toEqual({ kind: 'go', line: lineOf(to) });
  });

  test('left closes, right opens', () => {
    expect(navigateRows(LINES, 'b', 'left')).toEqual({ kind: 'close', line: lineOf('b') });
    const closed = toTreeLines(ROWS, { closed: new Set(['b']) });
    expect(navigateRows(closed, 'b', 'right')).toEqual({ kind: 'open', line: lineOf('b', closed) });
    expect(navigateRows(closed, 'b', 'left')).toEqual({ kind: 'go', line: lineOf('a', closed) });
  });

  test('nothing beyond the ends, above a root, or inside a leaf', () => {
    expect(navigateRows(LINES, 'a', 'up')).toBeUndefined();
    expect(navigateRows(LINES, 'f', 'down')).toBeUndefined();
    expect(navigateRows(LINES, 'f', 'right')).toBeUndefined();
    expect(navigateRows(toTreeLines(ROWS, { closed: new Set(['a']) }), 'a', 'left')).toBeUndefined();
  });
});
