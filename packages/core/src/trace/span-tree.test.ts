import { describe, expect, it } from 'vitest';

import { measureGrowth } from '../testing/measure-growth.ts';
import { toSpanTree } from './span-tree.ts';

/** Of ten times the size: 10 would be linear, 100 quadratic. */
const MAX_GROWTH = 40;

interface Item {
  readonly spanId: string;
  readonly parentSpanId: string | null;
  readonly startUnixNano: bigint;
}
const item = (spanId: string, parentSpanId: string | null, start: number): Item => ({
  spanId,
  parentSpanId,
  startUnixNano: BigInt(start),
});
const outline = (spans: readonly Item[], collapsed?: ReadonlySet<string>): readonly string[] =>
  toSpanTree(spans, collapsed).map((row) => '-'.repeat(row.depth) + row.span.spanId);

describe('toSpanTree', () => {
  const spans = [
    item('b', 'root', 5),
    item('a2', 'a', 4),
    item('root', null, 1),
    item('a1', 'a', 4),
    item('a', 'root', 2),
  ];

  it('orders depth first, children by start, then id', () => {
    expect(outline(spans)).toEqual(['root', '-a', '--a1', '--a2', '-b']);
  });

  it('counts what is below and marks the last child', () => {
    const rows = toSpanTree(spans);
    expect(rows.map((row) => [row.childCount, row.descendantCount, row.isLastChild])).toEqual([
      [2, 4, true],
      [2, 2, false],
      [0, 0, false],
      [0, 0, true],
      [0, 0, true],
    ]);
  });

  it('leaves out what is below a collapsed span', () => {
    const rows = toSpanTree(spans, new Set(['a', 'b']));
    expect(rows.map((row) => [row.span.spanId, row.isCollapsed])).toEqual([
      ['root', false],
      ['a', true],
      ['b', true],
    ]);
    expect(rows[1]).toMatchObject({ childCount: 2, descendantCount: 2 });
  });

  it('puts orphans and circles at the top, marked', () => {
    const rows = toSpanTree([
      item('x', 'y', 3),
      item('y', 'x', 2),
      item('lost', 'nobody', 4),
      item('me', 'me', 5),
      item('root', null, 1),
    ]);
    expect(rows.map((row) => [row.span.spanId, row.depth, row.kind])).toEqual([
      ['root', 0, 'root'],
      ['y', 0, 'cycle'],
      ['x', 1, 'child'],
      ['lost', 0, 'orphan'],
      ['me', 0, 'cycle'],
    ]);
  });

  it('keeps nanoseconds apart', () => {
    const base = 1_700_000_000_000_000_000n;
    const late = { spanId: 'a', parentSpanId: null, startUnixNano: base + 2n };
    const early = { spanId: 'b', parentSpanId: null, startUnixNano: base + 1n };
    expect(outline([late, early])).toEqual(['b', 'a']);
  });

  it.each([
    ['one below the other', (index: number) => index - 1],
    ['three below each', (index: number) => Math.floor((index - 1) / 3)],
    ['all below the root', () => 0],
  ])('takes time in proportion to 100,000 spans, %s', (_shape, parentOf) => {
    const create = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        item(`s${String(index)}`, index === 0 ? null : `s${String(parentOf(index))}`, (index * 7_919) % 100_003),
      );
    const [small, large] = [create(10_000), create(100_000)];
    expect(toSpanTree(large)).toHaveLength(100_000);
    expect(measureGrowth({ small, large, run: toSpanTree })).toBeLessThan(MAX_GROWTH);
  });
});
