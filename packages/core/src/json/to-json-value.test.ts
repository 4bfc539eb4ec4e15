import type { PlainValue } from '@gander/protocol/any-value';
import { describe, expect, it } from 'vitest';

import { toJsonValue } from './to-json-value.ts';

describe('toJsonValue', () => {
  it('writes what JSON has no words for as text', () => {
    const value = toJsonValue({
      big: 9_007_199_254_740_993n,
      nan: Number.NaN,
      least: Number.NEGATIVE_INFINITY,
      bytes: new Uint8Array([0, 255, 16, 32]),
      list: [null, true, 1.5, 'x'],
    });
    expect(JSON.parse(JSON.stringify(value))).toEqual({
      big: '9007199254740993',
      nan: 'NaN',
      least: '-Infinity',
      bytes: 'AP8QIA==',
      list: [null, true, 1.5, 'x'],
    });
  });

  it.each([0, 1, 2, 3, 4, 5])('encodes %i bytes as everybody does', (length) => {
    const bytes = Uint8Array.from({ length }, (_, index) => 250 + index);
    expect(toJsonValue(bytes)).toBe(Buffer.from(bytes).toString('base64'));
  });

  it('has no prototype to pollute or to find things in', () => {
    const value = toJsonValue(JSON.parse('{"__proto__":{"x":1},"constructor":2}') as PlainValue);
    expect(Object.getPrototypeOf(value)).toBeNull();
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
  });

  it('survives any depth', () => {
    let deep: PlainValue = 1;
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    expect(() => JSON.stringify(toJsonValue(deep))).not.toThrow();
  });
});
