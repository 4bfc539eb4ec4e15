import { describe, expect, it } from 'vitest';

import { readSample } from '../testing/sample-span.ts';
import { readFlattenedAttributes } from './flattened-attributes.ts';

const read = (attributes: Record<string, unknown>, root = 'a'): unknown =>
  readSample({ attributes }, (span) => {
    const text = JSON.stringify(readFlattenedAttributes(span.attributes, [root])[root] ?? null);
    return JSON.parse(text) as unknown;
  });

describe('flattened attributes', () => {
  it('become lists and objects again, in the order of their indexes', () => {
    expect(read({ 'a.10.text': 'z', 'a.2.text': 'b', 'a.0.parts.1': 'y', 'a.0.parts.0': 'x', other: 1 })).toEqual([
      { parts: ['x', 'y'] },
      { text: 'b' },
      { text: 'z' },
    ]);
  });

  it('keep text that looks like JSON as text', () => {
    expect(read({ 'a.0.content': '{"x":1}' })).toEqual([{ content: '{"x":1}' }]);
  });

  it('take a number for an index only among numbers', () => {
    expect(read({ 'a.0.x': 1, 'a.name': 'n' })).toEqual({ '0': { x: 1 }, name: 'n' });
  });

  it('bear a value that also has children, in either order', () => {
    expect(read({ 'a.content': 'own', 'a.content.0': 'first' })).toEqual({ content: { '': 'own', '0': 'first' } });
    expect(read({ 'a.content.0': 'first', 'a.content': 'own' })).toEqual({ content: { '': 'own', '0': 'first' } });
  });

  it('refuse prototypes, huge indexes and endless paths', () => {
    expect(read({ 'a.__proto__.x': 1, 'a.0.constructor.x': 1, 'a.99999999.x': 1, [`a.${'x.'.repeat(99)}x`]: 1 })).toBe(
      null,
    );
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });

  it('is linear in the number of attributes', () => {
    const attributes = Object.fromEntries(
      Array.from({ length: 9_000 }, (_, index) => [`a.${String(index)}.message.role`, 'user']),
    );
    const start = performance.now();
    expect(read(attributes)).toHaveLength(9_000);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
