import { expect, it } from 'vitest';

import { parsePreciseJson } from './parse-precise-json.ts';

it('keeps every digit of integers beyond doubles, and touches nothing else', () => {
  const text = String.raw`{"big":1750000000123456789,"neg":-9223372036854775808,"id":"1750000000123456789","f":0.1234567890123456,
    "e":1e21,"text":"a \"1750000000123456789\" b\\","safe":9007199254740991,"list":[12345678901234567]}`;

  expect(parsePreciseJson(text)).toEqual({
    big: '1750000000123456789',
    neg: '-9223372036854775808',
    id: '1750000000123456789',
    f: 0.123_456_789_012_345_6,
    e: 1e21,
    text: 'a "1750000000123456789" b\\',
    safe: 9_007_199_254_740_991,
    list: ['12345678901234567'],
  });
});
