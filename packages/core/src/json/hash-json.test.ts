import { expect, it } from 'vitest';

import type { JsonValue } from '../json-value.ts';
import { hashJson } from './hash-json.ts';

it('is the same for the same value, whatever the order of its keys', () => {
  expect(hashJson({ a: 1, b: [true, null] })).toBe(hashJson({ b: [true, null], a: 1 }));
  expect(hashJson('text')).toBe(hashJson('text'));
});

it('tells values apart that look alike', () => {
  const values: readonly JsonValue[] = [
    null,
    'null',
    0,
    '0',
    false,
    '',
    [],
    {},
    [[]],
    [''],
    ['a', 'b'],
    ['ab'],
    ['a', ['b']],
    { a: 'b' },
    { ab: '' },
    ['a', { b: 1 }],
    { a: { b: 1 } },
    { a: 1, b: 1 },
    'ab',
    'ba',
    '\u0000ab',
  ];
  expect(new Set(values.map((value) => hashJson(value))).size).toBe(values.length);
});

it('meets no twice among a hundred thousand', () => {
  const hashes = Array.from({ length: 100_000 }, (_, index) =>
    hashJson({ index, text: `answer ${String(index % 7)}` }),
  );
  expect(new Set(hashes).size).toBe(hashes.length);
});
