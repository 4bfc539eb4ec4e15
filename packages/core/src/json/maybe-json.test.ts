import { describe, expect, it } from 'vitest';

import type { JsonValue } from '../json-value.ts';
import { isJsonList } from './json-fields.ts';
import { MAX_NESTING } from './max-nesting.ts';
import { toMaybeJson } from './maybe-json.ts';

function depthOf(value: JsonValue): number {
  let depth = 0;
  for (let level: JsonValue | undefined = value; isJsonList(level); level = level[0]) depth += 1;
  return depth;
}

describe('toMaybeJson', () => {
  it('decodes objects and lists, once or twice encoded', () => {
    expect(toMaybeJson(' {"a":[1,"x"]}')).toEqual({ a: [1, 'x'] });
    expect(toMaybeJson(JSON.stringify(JSON.stringify({ a: 1 })))).toEqual({ a: 1 });
    expect(toMaybeJson('"2026-01-01T00:00:00Z"')).toBe('2026-01-01T00:00:00Z');
  });

  it.each(['123', 'true', 'null', '-1', '', 'hello', '{not json', '[1,2', '"open', '{"a":1} and more'])(
    'leaves the text %j alone',
    (text) => {
      expect(toMaybeJson(text)).toBe(text);
    },
  );

  it('does not decode what was once a quoted quotation', () => {
    expect(toMaybeJson('"\\"hi\\""')).toBe('"hi"');
  });

  it('keeps keys that name the prototype as data', () => {
    const value = toMaybeJson('{"__proto__":{"polluted":true}}');
    expect(Object.keys(value as object)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('keeps as text what is nested too deeply', () => {
    const deep = '['.repeat(10_000) + '"]\\"["' + ']'.repeat(10_000);
    const value = toMaybeJson(deep);
    expect(depthOf(value)).toBe(MAX_NESTING);
    const inner = '['.repeat(10_000 - MAX_NESTING) + '"]\\"["' + ']'.repeat(10_000 - MAX_NESTING);
    expect(JSON.stringify(value)).toContain(JSON.stringify(inner));
    expect(toMaybeJson('['.repeat(100_000))).toBe('['.repeat(100_000));
  });

  it('leaves what lies beside the deep part alone', () => {
    const text = `{"a":${'['.repeat(300)}${']'.repeat(300)},"b":{"c":[1]}}`;
    expect(toMaybeJson(text)).toMatchObject({ b: { c: [1] } });
  });

  it('takes linear time on long and on awkward text', () => {
    const start = performance.now();
    toMaybeJson('{"a":"' + '\\\\'.repeat(1_000_000) + '"}');
    toMaybeJson('{"' + '\\"'.repeat(1_000_000));
    toMaybeJson('[{"'.repeat(500_000));
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
