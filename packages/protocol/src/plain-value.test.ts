import { describe, expect, it } from 'vitest';

import type { AnyValue } from './any-value.ts';
import { toPlainValue } from './plain-value.ts';

describe('toPlainValue', () => {
  it.each<[AnyValue, unknown]>([
    [{ stringValue: '' }, ''],
    [{ boolValue: false }, false],
    [{ intValue: -7n }, -7],
    [{ intValue: 2n ** 53n }, 2n ** 53n],
    [{ doubleValue: Number.NaN }, Number.NaN],
    [{ bytesValue: Uint8Array.of(1) }, Uint8Array.of(1)],
    [{}, null],
    [{ arrayValue: { values: [{ intValue: 1n }, {}] } }, [1, null]],
  ])('%o', (value, expected) => {
    expect(toPlainValue(value)).toEqual(expected);
  });

  it('makes a map of which every key is data, the last duplicate winning', () => {
    const values = ['__proto__', 'constructor', 'k', 'k'].map((key, index) => ({
      key,
      value: { intValue: BigInt(index) },
    }));
    const map = toPlainValue({ kvlistValue: { values } }) as Record<string, unknown>;
    expect(Object.getPrototypeOf(map)).toBeNull();
    expect(Object.entries(map)).toEqual([
      ['__proto__', 0],
      ['constructor', 1],
      ['k', 3],
    ]);
  });
});
