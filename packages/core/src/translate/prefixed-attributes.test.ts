import { describe, expect, it } from 'vitest';

import { readSample } from '../testing/sample-span.ts';
import { readPrefixedAttributes } from './prefixed-attributes.ts';

const read = (attributes: Record<string, unknown>, omit: readonly string[] = []) =>
  readSample({ attributes }, (span) => ({ ...readPrefixedAttributes(span.attributes, 'm.', new Set(omit)) }));

describe('readPrefixedAttributes', () => {
  it('decodes what lies below the prefix and leaves out what is omitted', () => {
    expect(read({ 'm.a': '{"x":1}', 'm.b': 0, 'm.secret': 's', 'mm.c': 1, m: 2 }, ['secret'])).toEqual({
      a: { x: 1 },
      b: 0,
    });
  });

  it('reads many as it reads few, in linear time', () => {
    const many = Object.fromEntries(Array.from({ length: 9_000 }, (_, index) => [`m.${String(index)}`, '[1]']));
    const start = performance.now();
    const values = read(many, ['7']);
    expect(performance.now() - start).toBeLessThan(1_500);
    expect(Object.keys(values)).toHaveLength(8_999);
    expect(values['8']).toEqual([1]);
  });
});
