import type { SpanRowBody } from '@gander/api/gander/span-schemas';
import { expect, it } from 'vitest';

import { filterDifferent, findRow, planComparison, stepDifference, toComparison } from './comparison.ts';

const span = (spanId: string, parentSpanId: string | null, name = spanId): SpanRowBody => ({
  spanId,
  parentSpanId,
  name,
  kind: 1,
  type: 'TOOL',
  status: 'OK',
  startUnixNano: BigInt(spanId.codePointAt(0) ?? 0),
  endUnixNano: 1000n,
  serviceName: null,
  model: null,
  provider: null,
  usage: {},
  costUsd: null,
  sessionId: null,
  userId: null,
});
const side = (spans: readonly SpanRowBody[], outputs: Readonly<Record<string, string>> = {}) => ({
  spans,
  digests: new Map(spans.map(({ spanId }) => [spanId, { spanId, output: outputs[spanId] ?? 'same' }])),
});

const compare = (left: ReturnType<typeof side>, right: ReturnType<typeof side>) =>
  toComparison(planComparison({ left, right }), left.spans, right.spans);

const LEFT = side([span('a', null), span('b', 'a'), span('c', 'b'), span('d', 'a'), span('e', 'a')]);
const RIGHT = side([span('a', null), span('b', 'a'), span('c', 'b'), span('d', 'a'), span('f', 'a')], {
  a: 'x',
  c: 'y',
});

it('keeps what is different with what is above it', () => {
  const comparison = compare(LEFT, RIGHT);
  expect(comparison.rows.map(({ left, right }) => `${left?.name ?? ''}|${right?.name ?? ''}`)).toEqual([
    'a|a',
    'b|b',
    'c|c',
    'd|d',
    'e|',
    '|f',
  ]);
  expect(filterDifferent(comparison).map(({ left, right }) => left?.name ?? right?.name)).toEqual([
    'a',
    'b',
    'c',
    'e',
    'f',
  ]);
});

it('begins with the first divergence in time, then steps through all of them and around', () => {
  const comparison = compare(LEFT, RIGHT);
  const first = stepDifference(comparison, undefined, 1);
  expect(first).toBe(2);
  expect(stepDifference(comparison, 2, 1)).toBe(4);
  expect(stepDifference(comparison, 5, 1)).toBe(0);
  expect(stepDifference(comparison, 0, -1)).toBe(5);
  expect(stepDifference(compare(LEFT, LEFT), undefined, 1)).toBeUndefined();
});

it('finds the selected row, also by what is left of it', () => {
  const comparison = compare(LEFT, RIGHT);
  expect(findRow(comparison, { left: 'e' })?.index).toBe(4);
  expect(findRow(comparison, { left: 'c', right: 'c' })?.index).toBe(2);
  expect(findRow(comparison, { left: 'c', right: 'gone' })?.index).toBe(2);
  expect(findRow(comparison, {})).toBeUndefined();
});
