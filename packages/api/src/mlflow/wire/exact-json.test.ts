import { describe, expect, it } from 'vitest';

import { encodeExactJson, parseExactJson } from './exact-json.ts';

const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('exact JSON', () => {
  it.each([
    ['1750000000123456789', 1_750_000_000_123_456_789n],
    ['-9223372036854775808', -9_223_372_036_854_775_808n],
    ['9007199254740991', 9_007_199_254_740_991],
    ['1.5', 1.5],
    ['1e300', 1e300],
    ['"1750000000123456789"', '1750000000123456789'],
    ['{"a":[9223372036854775807,1]}', { a: [9_223_372_036_854_775_807n, 1] }],
    [`${'['.repeat(500)}${']'.repeat(500)}`, expect.any(Array)],
    [JSON.stringify({ text: `${'['.repeat(600)}\\"` }), { text: `${'['.repeat(600)}\\"` }],
  ])('should read %s without losing a digit', (json, value) => {
    expect(parseExactJson(json)).toEqual(value);
  });

  it('should write what it reads', () => {
    const json = '{"nanos":1750000000123456789,"list":[1,-9223372036854775808],"text":"é"}';
    expect(decode(encodeExactJson(parseExactJson(json)))).toBe(json);
  });

  it.each(['', '{', '{"a":1,}', `${'['.repeat(501)}${']'.repeat(501)}`, `${'{"a":'.repeat(501)}1${'}'.repeat(501)}`])(
    'should refuse %s',
    (json) => {
      expect(() => parseExactJson(json)).toThrow(SyntaxError);
    },
  );
});
