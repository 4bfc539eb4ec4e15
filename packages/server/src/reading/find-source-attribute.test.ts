import { expect, test } from 'vitest';

import { findSourceAttribute } from './find-source-attribute.ts';

const ROWS = Array.from({ length: 2000 }, (_, id) => ({ id, text: `row "${id}"\n`, nested: { list: [1, null, 'é'] } }));
const find = (attributes: Record<string, string>, value: (typeof ROWS)[number][] = ROWS) =>
  findSourceAttribute(attributes, { value, sizeChars: JSON.stringify(value).length });

test('finds the text a value was parsed from, however it is spaced', () => {
  expect(find({ other: '[]', input: JSON.stringify(ROWS) })).toBe('input');
  expect(find({ input: JSON.stringify(ROWS, null, 2) })).toBe('input');
});

test('digits that parsing rounds make no difference', () => {
  const text = JSON.stringify(ROWS).replace('"id":0', '"id":12345678901234567890');
  expect(find({ input: text }, JSON.parse(text) as typeof ROWS)).toBe('input');
});

test('a text that begins or ends otherwise is another', () => {
  expect(find({ input: JSON.stringify({ rows: ROWS }) })).toBeUndefined();
  expect(find({ input: JSON.stringify([...ROWS, ROWS[0]]) })).toBeUndefined();
  expect(find({ input: 'x'.repeat(500_000) })).toBeUndefined();
});

test('one text of megabytes is known by its ends', () => {
  const value = { prompt: 'abc '.repeat(500_000) };
  expect(findSourceAttribute({ input: JSON.stringify(value) }, { value, sizeChars: 2_000_000 })).toBe('input');
});
