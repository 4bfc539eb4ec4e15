import type { SpanRowBody } from '@gander/api/gander/span-schemas';
import { toSpanTree } from '@gander/core/trace/span-tree';
import { expect, test } from 'vitest';

import { toSelfTimeMs } from './self-time.ts';

type Times = readonly [id: string, parentId: string | null, startMs: number, endMs: number | null];

function toRows(times: readonly Times[]) {
  return toSpanTree(
    times.map(([spanId, parentSpanId, startMs, endMs]): SpanRowBody => ({
      spanId,
      parentSpanId,
      name: spanId,
      kind: 1,
      type: 'CHAIN',
      status: 'OK',
      startUnixNano: BigInt(startMs) * 1_000_000n,
      endUnixNano: endMs === null ? null : BigInt(endMs) * 1_000_000n,
      serviceName: null,
      model: null,
      provider: null,
      usage: {},
      costUsd: null,
      sessionId: null,
      userId: null,
    })),
  );
}

test('is what children that overlap leave', () => {
  const rows = toRows([
    ['a', null, 0, 100],
    ['b', 'a', 10, 40],
    ['c', 'a', 30, 50],
    ['d', 'b', 10, 40],
    ['e', 'a', 90, 130],
  ]);
  expect(toSelfTimeMs(rows, 0)).toBe(50);
  expect(toSelfTimeMs(rows, 1)).toBe(0);
  expect(toSelfTimeMs(rows, 2)).toBe(30);
});

test('a child inside another one counts once, one that has not ended to the end', () => {
  expect(
    toSelfTimeMs(
      toRows([
        ['a', null, 0, 100],
        ['b', 'a', 0, 60],
        ['c', 'a', 10, 20],
      ]),
      0,
    ),
  ).toBe(40);
  expect(
    toSelfTimeMs(
      toRows([
        ['a', null, 0, 100],
        ['b', 'a', 70, null],
      ]),
      0,
    ),
  ).toBe(70);
});

test('is unknown while the span runs', () => {
  expect(toSelfTimeMs(toRows([['a', null, 0, null]]), 0)).toBeUndefined();
  expect(toSelfTimeMs([], 0)).toBeUndefined();
});
