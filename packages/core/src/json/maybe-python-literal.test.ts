import { describe, expect, it } from 'vitest';

import { toMaybePythonLiteral } from './maybe-python-literal.ts';

describe('toMaybePythonLiteral', () => {
  it.each([
    ["{'a': 1, 'b': None, 'c': [True, False]}", { a: 1, b: null, c: [true, false] }],
    ["[{'role': 'user', 'content': \"it's\"}]", [{ role: 'user', content: "it's" }]],
    ["('a', -1.5e3, )", ['a', -1500]],
    ["{'a', 'b'}", ['a', 'b']],
    ['{}', {}],
    ['[]', []],
    ["{1: 'x', (1, 2): 'y'}", { 1: 'x', '[1,2]': 'y' }],
    ["['a\\n\\'b\\'\\x41\\u00e9\\U0001f600\\q']", ["a\n'b'Aé😀\\q"]],
    ["[b'raw', u'text']", ['raw', 'text']],
    ['[12345678901234567890, nan]', ['12345678901234567890', 'NaN']],
    ['{"json": true, "x": null}', { json: true, x: null }],
  ])('decodes %s', (text, expected) => {
    expect(toMaybePythonLiteral(text)).toEqual(expected);
  });

  it.each([
    'hello',
    '',
    'None',
    "'quoted'",
    "{'a': 1",
    "{'a': 1} and more",
    "{'a' 1}",
    '[1 2]',
    "['open",
    "{'a': datetime.datetime(2026, 1, 1)}",
    '[<Message object at 0x7f>]',
    "{'a', 'b': 1}",
    '['.repeat(5_000) + ']'.repeat(5_000),
  ])('leaves the text %j alone', (text) => {
    expect(toMaybePythonLiteral(text)).toBe(text);
  });

  it('keeps keys that name the prototype as data', () => {
    const value = toMaybePythonLiteral("{'__proto__': {'polluted': True}}");
    expect(Object.keys(value as object)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('takes linear time on long and on awkward text', () => {
    const start = performance.now();
    toMaybePythonLiteral(`['${'\\\\'.repeat(500_000)}']`);
    toMaybePythonLiteral(`[${"'a', ".repeat(100_000)}]`);
    toMaybePythonLiteral("{'".repeat(500_000));
    toMaybePythonLiteral(`[${'1'.repeat(1_000_000)}x]`);
    toMaybePythonLiteral(' '.repeat(1_000_000));
    expect(performance.now() - start).toBeLessThan(1_500);
  });
});
