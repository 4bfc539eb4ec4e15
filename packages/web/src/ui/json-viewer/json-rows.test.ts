import { describe, expect, test } from 'vitest';

import { createJsonDocument, isJsonContainer, readString, readStringStart, readText } from './json-document.ts';
import { toJsonPath } from './json-path.ts';
import { JsonRows, type IsOpen } from './json-rows.ts';
import { skipString, skipValue } from './skip-value.ts';
import { writeJson } from './write-json.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const ALL: IsOpen = () => true;
const NONE: IsOpen = (depth) => depth === 0;

function open(text: string, isOpen: IsOpen) {
  const document = createJsonDocument(encode(text));
  return { document, rows: new JsonRows(document, isOpen) };
}

function print({ document: { bytes }, rows }: ReturnType<typeof open>): string[] {
  return Array.from({ length: rows.count }, (_, at) => {
    const { kind, depth, start, valueStart, index, hasName } = rows.get(at);
    const name = hasName ? `${readString(bytes, { start, end: skipString(bytes, start) })}: ` : '';
    const item = index === undefined ? '' : `${index}: `;
    const value = readText(bytes, { start: valueStart, end: skipValue(bytes, valueStart) });
    const shown = { value, closed: '…', open: String.fromCharCode(bytes[valueStart] ?? 0), close: '/' }[kind];
    return `${' '.repeat(depth)}${name}${item}${shown}`;
  });
}

/** As the viewer does it. */
function reveal(rows: JsonRows, offset: number): number {
  let row = rows.find(offset);
  while (rows.isHidden(row, offset) && rows.setOpen(row, true) !== 0) row = rows.find(offset);
  return row;
}

const SMALL = '{"a": 1, "list":[true,null , {"x":"y"}],"empty":{},"t\\"ext" : "x,]"}';
const SMALL_OPEN = [
  '{',
  ' a: 1',
  ' list: [',
  '  0: true',
  '  1: null',
  '  2: {',
  '   x: "y"',
  '  /',
  ' /',
  ' empty: …',
  ' t"ext: "x,]"',
  '/',
];

describe('JsonRows', () => {
  test('writes a small value in full, whatever its spaces', () => {
    expect(print(open(SMALL, ALL))).toEqual(SMALL_OPEN);
    expect(print(open(JSON.stringify(JSON.parse(SMALL), null, 2), ALL))).toEqual(SMALL_OPEN);
  });

  test('a primitive is one row, nothing is none', () => {
    expect(print(open(' "hello"', ALL))).toEqual(['"hello"']);
    expect(print(open('12345678901234567890', ALL))).toEqual(['12345678901234567890']);
    expect(open('', ALL).rows.count).toBe(0);
    expect(print(open('{}', ALL))).toEqual(['…']);
  });

  test('opens and closes where it is asked, with or without all inside', () => {
    const shown = open(SMALL, NONE);
    expect(print(shown)).toEqual(['{', ' a: 1', ' list: …', ' empty: …', ' t"ext: "x,]"', '/']);
    expect(shown.rows.setOpen(2, true)).toBe(4);
    expect(print(shown)[5]).toBe('  2: …');
    expect(shown.rows.setOpen(2, false)).toBe(-4);
    expect(shown.rows.setAllOpen(0, true)).toBe(6);
    expect(print(shown)).toEqual(SMALL_OPEN);
    expect(shown.rows.setOpen(9, true)).toBe(0);
    shown.rows.setAllOpen(0, false);
    expect(print(shown)).toEqual(['…']);
  });

  test('reveals what a place in the text shows', () => {
    const shown = open(SMALL, NONE);
    const row = reveal(shown.rows, SMALL.indexOf('"y"') + 1);
    expect(print(shown)[row]).toBe('   x: "y"');
    expect(toJsonPath(shown.document, shown.rows, row)).toBe('$.list[2].x');
    expect(print(shown)[reveal(shown.rows, SMALL.indexOf('list'))]).toBe(' list: [');
  });

  test('200,000 items, 100,000 levels and 40,000 members are no trouble', () => {
    const long = open(`[${Array.from({ length: 200_000 }, (_, index) => index).join(',')}]`, NONE);
    expect(long.rows.count).toBe(200_002);
    const deep = open('['.repeat(100_000) + ']'.repeat(100_000), ALL);
    // The innermost is empty: one row.
    expect(deep.rows.count).toBe(199_999);
    const wide = open(`{${Array.from({ length: 40_000 }, (_, index) => `"k${index}":[${index}]`).join(',')}}`, NONE);
    wide.rows.setAllOpen(0, true);
    expect(wide.rows.count).toBe(120_002);
  });

  test.each(['{', '[1,', '{"a"', '{"a":}', '[}', '{]', '{"a" "b"}', '[,,]', '"abc', '{a:1}', '[1 2]', '\\'])(
    'what is not JSON is shown somehow: %s',
    (text) => {
      const shown = open(text, ALL);
      expect(print(shown).length).toBeLessThan(8);
      for (let offset = 0; offset < text.length; offset += 1) reveal(shown.rows, offset);
    },
  );
});

test('only a whole object or list is taken for JSON', () => {
  for (const text of ['{}', '[]', ' [1] ', '{"a":1}\n', '["x"]']) expect(isJsonContainer(encode(text))).toBe(true);
  for (const text of ['', 'x', '"x"', '1', '{} {}', '[1', '{a}', '{"a":1]', '[1] tail']) {
    expect(isJsonContainer(encode(text))).toBe(false);
  }
});

test('a path can be pasted into a program', () => {
  const { document, rows } = open('{"messages":[{"content-type":"x"}]}', ALL);
  expect([0, 1, 2, 3].map((row) => toJsonPath(document, rows, row))).toEqual([
    '$',
    '$.messages',
    '$.messages[0]',
    '$.messages[0]["content-type"]',
  ]);
});

test('a copy is indented and keeps every digit', () => {
  const text = '{"id":12345678901234567890,"f":1.0,"list":[1,{}],"s":"a\\nb"}';
  expect(writeJson(encode(text), 0)).toBe(
    '{\n  "id": 12345678901234567890,\n  "f": 1.0,\n  "list": [\n    1,\n    {}\n  ],\n  "s": "a\\nb"\n}',
  );
  expect(writeJson(encode(text), text.indexOf('"a\\n'))).toBe('a\nb');
});

test('the beginning of a string ends neither inside a character nor inside an escape', () => {
  const texts = ['abc🪿def'.repeat(9), '\\"\n\u0001'.repeat(9), 'é'.repeat(30), '\\'.repeat(40)];
  for (const text of texts) {
    const bytes = encode(JSON.stringify(text));
    for (let limit = 4; limit < bytes.length; limit += 1) {
      const start = readStringStart(bytes, { start: 0, end: bytes.length }, limit);
      expect(text.startsWith(start)).toBe(true);
      expect(start).not.toContain('\uFFFD');
    }
  }
});
