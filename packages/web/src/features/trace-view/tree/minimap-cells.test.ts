import type { SpanRowBody } from '@gander/api/gander/span-schemas';
import { toSpanTree } from '@gander/core/trace/span-tree';
import { expect, test } from 'vitest';

import { toTimeline } from '../timeline.ts';
import { toMinimapCells } from './minimap-cells.ts';

const MS = 1_000_000n;

function span(spanId: string, extra: Partial<SpanRowBody>): SpanRowBody {
  return {
    spanId,
    parentSpanId: null,
    name: spanId,
    kind: 1,
    type: 'TOOL',
    status: 'OK',
    startUnixNano: 0n,
    endUnixNano: 100n * MS,
    serviceName: null,
    model: null,
    provider: null,
    usage: {},
    costUsd: null,
    sessionId: null,
    userId: null,
    ...extra,
  };
}

function draw(spans: readonly SpanRowBody[], lanes = 3) {
  return toMinimapCells(toSpanTree(spans), toTimeline(spans), { columns: 10, lanes });
}

test('spans stand where they ran, a lane for each level', () => {
  const cells = draw([
    span('a', { type: 'AGENT' }),
    span('b', { parentSpanId: 'a', startUnixNano: 20n * MS, endUnixNano: 50n * MS }),
  ]);
  expect(cells).toEqual([
    { lane: 0, fromColumn: 0, toColumn: 10, kind: 'AGENT' },
    { lane: 1, fromColumn: 2, toColumn: 5, kind: 'TOOL' },
  ]);
});

test('a failed span is seen below others, however short', () => {
  const cells = draw([span('a', {}), span('b', { status: 'ERROR', startUnixNano: 30n * MS, endUnixNano: 30n * MS })]);
  expect(cells).toContainEqual({ lane: 0, fromColumn: 3, toColumn: 4, kind: 'error' });
});

test('deep levels share the last lane; 100,000 long spans cost no more than one', () => {
  const many = Array.from({ length: 100_000 }, (_, index) => span(`s${index}`, { startUnixNano: BigInt(index) }));
  expect(draw(many)).toHaveLength(1);
  const deep = Array.from({ length: 6 }, (_, index) =>
    span(`d${index}`, { parentSpanId: index === 0 ? null : `d${index - 1}` }),
  );
  expect(new Set(draw(deep).map((cell) => cell.lane))).toEqual(new Set([0, 1, 2]));
});
