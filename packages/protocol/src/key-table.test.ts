import { describe, expect, it } from 'vitest';

import { createKeyTable } from './key-table.ts';
import { Random } from './testing/random.ts';

function match(keys: readonly string[], key: string): number {
  // Not at the start of the buffer, and not at its end: a key lies in the middle of a request.
  const bytes = new TextEncoder().encode(`##${key}##`);
  return createKeyTable(keys).match(new DataView(bytes.buffer), 2, bytes.length - 2);
}

describe('createKeyTable', () => {
  it('gives every key a slot of its own, and duplicates the same', () => {
    const table = createKeyTable(['a', 'b', 'a', 'c']);
    expect(table.size).toBe(3);
    expect(['a', 'b', 'c', 'd'].map((key) => table.slotOf(key))).toEqual([0, 1, 2, undefined]);
  });

  it('looks a list of keys up once', () => {
    const table = createKeyTable(['a', 'b']);
    const keys = ['b', 'x', 'a'];
    expect([...table.slotsOf(keys)]).toEqual([1, -1, 0]);
    expect(table.slotsOf(keys)).toBe(table.slotsOf(keys));
  });

  it.each(['', 'a', 'seven c', 'eight ch', 'nine char', 'gen_ai.request.model', 'größe', '🦆🦆🦆'])(
    'finds %j by its bytes',
    (key) => {
      expect(match(['other', key], key)).toBe(1);
      expect(match(['other'], key)).toBe(-1);
    },
  );

  it('matches nothing when it is empty', () => {
    expect(match([], '')).toBe(-1);
    expect(match([], 'gen_ai.request.model')).toBe(-1);
  });

  it('tells apart keys that differ in a single byte, at any place', () => {
    const key = 'gen_ai.usage.cache_read.input_tokens';
    const variants = Array.from(key, (_, at) => `${key.slice(0, at)}#${key.slice(at + 1)}`);
    const table = createKeyTable([key, ...variants]);
    for (const [index, text] of [key, ...variants].entries()) {
      const bytes = new TextEncoder().encode(text);
      expect(table.match(new DataView(bytes.buffer), 0, bytes.length)).toBe(index);
    }
    for (const variant of variants) expect(match([key], variant)).toBe(-1);
  });

  it('agrees with a Map for thousands of random keys', () => {
    const random = new Random(1);
    const randomKey = (): string =>
      Array.from({ length: 1 + random.below(14) }, () => random.pick(['a', 'b', '.', 'é'])).join('');
    const keys = [...new Set(Array.from({ length: 3000 }, randomKey))];
    const table = createKeyTable(keys);
    const expected = new Map(keys.map((key, slot) => [key, slot]));
    for (let round = 0; round < 10_000; round += 1) {
      const key = randomKey();
      const bytes = new TextEncoder().encode(key);
      expect(table.match(new DataView(bytes.buffer), 0, bytes.length)).toBe(expected.get(key) ?? -1);
    }
  });
});
