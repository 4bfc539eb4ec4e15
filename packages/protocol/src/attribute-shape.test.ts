import { describe, expect, it } from 'vitest';

import type { AttributeShape } from './attribute-shape.ts';
import { createKeyTable, type KeyTable } from './key-table.ts';
import { readTraceRequest } from './span-reader.ts';
import { encodeTraceData } from './trace-encoder.ts';
import { parseTraceJson } from './trace-json.ts';

function readShapes(keyLists: readonly (readonly string[])[], keys: KeyTable): readonly (AttributeShape | undefined)[] {
  const spans = keyLists.map((list, index) => ({
    traceId: '0'.repeat(31) + '1',
    spanId: String(index + 1).padStart(16, '0'),
    attributes: list.map((key) => ({ key, value: { stringValue: `${key}${index}` } })),
  }));
  const { data } = parseTraceJson(
    new TextEncoder().encode(JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] })),
  );
  const shapes: (AttributeShape | undefined)[] = [];
  readTraceRequest(encodeTraceData(data), {
    keys,
    onSpan: (span) => shapes.push(span.attributes.shape),
    onRejectedSpan: (reason) => {
      throw new Error(reason);
    },
  });
  return shapes;
}

describe('shapes of attributes', () => {
  it('are one object for equal sets of known keys, whatever else is there', () => {
    const keys = createKeyTable(['a', 'b', 'c']);
    const [first, second, third] = readShapes(
      [
        ['a', 'b'],
        ['b', 'unknown', 'a', 'a'],
        ['a', 'b', 'c'],
      ],
      keys,
    );
    // The order may make a second object of one set, never one object of two sets.
    expect(readShapes([['a', 'b']], keys)[0]).toBe(first);
    expect(second?.slots).toEqual(first?.slots);
    expect(third).not.toBe(first);
  });

  it('never mix up two sets, also when there are more than are remembered', () => {
    const names = Array.from({ length: 14 }, (_, index) => `key-${index}`);
    const keys = createKeyTable(names);
    const sets = Array.from({ length: 10_000 }, (_, bits) =>
      names.filter((_name, index) => ((bits >> index) & 1) === 1),
    );
    for (const [index, shape] of readShapes(sets, keys).entries()) {
      expect([...(shape?.slots ?? [])].map((slot) => names[slot])).toEqual(sets[index]);
    }
  });
});
