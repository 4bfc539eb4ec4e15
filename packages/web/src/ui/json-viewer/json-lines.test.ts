import type { JsonValue } from '@gander/core/json-value';
import { describe, expect, test } from 'vitest';

import { type JsonLine, setAllOpen, toJsonLines, toJsonPath } from './json-lines.ts';

const print = (lines: readonly JsonLine[]) =>
  lines.map((line) => {
    const indent = ' '.repeat(line.depth);
    if (line.kind === 'close') return `${indent}${line.isArray ? ']' : '}'}`;
    const key = line.key === undefined ? '' : `${line.key}: `;
    if (line.kind === 'value') return `${indent}${key}${JSON.stringify(line.value)}`;
    const [open, close] = Array.isArray(line.value) ? ['[', ']'] : ['{', '}'];
    return `${indent}${key}${open}${line.isOpen ? '' : `${line.size}${close}`}`;
  });

const CLOSED = new Map();

describe('toJsonLines', () => {
  test('writes a small value in full', () => {
    const value = { a: 1, list: [true, null], empty: {}, text: 'x' };
    expect(print(toJsonLines(value, CLOSED))).toEqual([
      '{',
      ' a: 1',
      ' list: [',
      '  0: true',
      '  1: null',
      ' ]',
      ' empty: {0}',
      ' text: "x"',
      '}',
    ]);
  });

  test('a primitive is one line', () => {
    expect(print(toJsonLines('hello', CLOSED))).toEqual(['"hello"']);
  });

  test('closes what is deep or long until it is asked for', () => {
    const deep = { a: { b: { c: { d: 1 } } } };
    expect(print(toJsonLines(deep, CLOSED))).toContain('   c: {1}');
    expect(print(toJsonLines(deep, setAllOpen(CLOSED, deep, true)))).toContain('    d: 1');
    const long = { list: Array.from({ length: 1000 }, (_, index) => index) };
    expect(toJsonLines(long, CLOSED)).toHaveLength(3);
    expect(toJsonLines(long, new Map([[long.list, true]]))).toHaveLength(1004);
  });

  test('100,000 levels do not overflow the stack', () => {
    let value: JsonValue = 1;
    for (let level = 0; level < 100_000; level += 1) value = [value];
    const all = setAllOpen(CLOSED, value as readonly JsonValue[], true);
    expect(toJsonLines(value, all)).toHaveLength(200_001);
  });
});

test('a path can be pasted into a program', () => {
  const lines = toJsonLines({ messages: [{ 'content-type': 'x' }] }, CLOSED);
  const paths = lines.flatMap((line) => (line.kind === 'close' ? [] : [toJsonPath(line)]));
  expect(paths).toEqual(['$', '$.messages', '$.messages[0]', '$.messages[0]["content-type"]']);
});
