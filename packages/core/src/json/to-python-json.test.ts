import { describe, expect, it } from 'vitest';

import { toPythonJson } from './to-python-json.ts';

describe('toPythonJson', () => {
  // Right-hand sides as printed by Python 3.11: json.dumps(value).
  it.each([
    [1, '1.0'],
    [0, '0.0'],
    [-0, '-0.0'],
    [0.1, '0.1'],
    [1e15, '1000000000000000.0'],
    [1e16, '1e+16'],
    [1.5e22, '1.5e+22'],
    [1e100, '1e+100'],
    [0.0001, '0.0001'],
    [0.00001, '1e-05'],
    [1.25e-7, '1.25e-07'],
    [-1e-300, '-1e-300'],
    [9_007_199_254_740_993n, '9007199254740993'],
    ['ünï ✓ 😀', String.raw`"\u00fcn\u00ef \u2713 \ud83d\ude00"`],
    ['a"b\\c\n\u0001\u007f', String.raw`"a\"b\\c\n\u0001\u007f"`],
    [null, 'null'],
    [[true, 'a', []], '[true, "a", []]'],
    [{ é: { c: [1] }, a: 1n }, String.raw`{"\u00e9": {"c": [1.0]}, "a": 1}`],
  ])('should write %s like Python', (value, expected) => {
    expect(toPythonJson(value)).toBe(expected);
  });
});
