import type { SpanRowBody } from '@gander/api/gander/span-schemas';
import { toSpanTree } from '@gander/core/trace/span-tree';
import { describe, expect, test } from 'vitest';

import { findHiding, MIN_RUN, toTreeLines } from './to-tree-lines.ts';
import { navigateRows } from './navigate-rows.ts';

const MS = 1_000_000n;

function span(spanId: string, parentSpanId: string | null, extra: Partial<SpanRowBody> = {}): SpanRowBody {
  return {
    spanId,
    parentSpanId,
    name: spanId,
    kind: 1,
    type: 'CHAIN',
    status: 'OK',
    startUnixNano: 0n,
    endUnixNano: 0n,
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

/** `count` calls of one name below a parent, one after the other, the n-th taking n ms. */
function repeat(parentId: string, count: number, name = 'retry'): SpanRowBody[] {
  return Array.from({ length: count }, (_, index) =>
    span(`${parentId}-${name}-${String(index).padStart(6, '0')}`, parentId, {
      name,
      type: 'TOOL',
      startUnixNano: BigInt(index + 1) * 100n * MS,
      endUnixNano: BigInt(index + 1) * 101n * MS,
    }),
  );
}

const toText = (lines: ReturnType<typeof toTreeLines>) =>
  lines.map(
    (line) =>
      `${' '.repeat(line.depth)}${line.kind === 'fold' ? `${line.first.name}×${line.count}` : line.row.span.name}`,
  );

describe('folding', () => {
  const root = span('root', null);

  test('a run of equal siblings is one line that adds them up', () => {
    const lines = toTreeLines(toSpanTree([root, ...repeat('root', 12)]));
    expect(toText(lines)).toEqual(['root', ' retry×12']);
    expect(lines[1]).toMatchObject({
      isOpen: false,
      errorCount: 0,
      openCount: 0,
      durations: { totalMs: 78, minMs: 1, maxMs: 12 },
      startUnixNano: 100n * MS,
      endUnixNano: 1212n * MS,
    });
  });

  test('short runs, other names in between and other types are left alone', () => {
    expect(toTreeLines(toSpanTree([root, ...repeat('root', MIN_RUN - 1)]))).toHaveLength(MIN_RUN);
    const mixed = repeat('root', 12).map((each, index) => (index % 3 === 0 ? { ...each, name: 'other' } : each));
    expect(toTreeLines(toSpanTree([root, ...mixed]))).toHaveLength(13);
    const types = repeat('root', 12).map((each, index) => (index % 3 === 0 ? { ...each, type: 'LLM' } : each));
    expect(toTreeLines(toSpanTree([root, ...types]))).toHaveLength(13);
  });

  test('what failed or was found is told, also of spans further below', () => {
    const run = repeat('root', 6);
    const failed = span('deep', run[2]?.spanId ?? '', { status: 'ERROR' });
    const found = run[4]?.spanId ?? '';
    const lines = toTreeLines(toSpanTree([root, ...run, failed]), { matchIds: new Set([found, 'deep']) });
    expect(toText(lines)).toEqual(['root', ' retry×6']);
    expect(lines[1]).toMatchObject({ errorCount: 1, matchCount: 2 });
  });

  test('opened, its members stand below it, their children below them', () => {
    const run = repeat('root', 5);
    const inner = span('inner', run[1]?.spanId ?? '', { startUnixNano: 1n });
    const after = span('after', 'root', { startUnixNano: 9000n * MS });
    const lines = toTreeLines(toSpanTree([root, ...run, inner, after]), {
      opened: new Set([run[0]?.spanId ?? '']),
    });
    expect(toText(lines)).toEqual([
      'root',
      ' retry×5',
      '  retry',
      '  retry',
      '   inner',
      '  retry',
      '  retry',
      '  retry',
      ' after',
    ]);
    expect(navigateRows(lines, run[1]?.spanId, 'up')).toMatchObject({ kind: 'go', line: { key: run[0]?.spanId } });
    expect(navigateRows(lines, run[0]?.spanId, 'left')).toMatchObject({ kind: 'go', line: { kind: 'fold' } });
    expect(navigateRows(lines, lines[1]?.key, 'left')).toMatchObject({ kind: 'close' });
  });

  test('runs inside runs', () => {
    const outer = repeat('root', 5);
    const inner = outer.flatMap((each) => repeat(each.spanId, 7, 'call'));
    const rows = toSpanTree([root, ...outer, ...inner]);
    expect(toText(toTreeLines(rows))).toEqual(['root', ' retry×5']);
    const opened = toTreeLines(rows, { opened: new Set([outer[0]?.spanId ?? '']) });
    expect(toText(opened).slice(0, 4)).toEqual(['root', ' retry×5', '  retry', '   call×7']);
    expect(opened).toHaveLength(2 + 5 * 2);
    expect(toTreeLines(rows, { opened: 'all' })).toHaveLength(rows.length);
  });

  test('one of them that has not ended leaves the end open', () => {
    const run = repeat('root', 5).map((each, index) => (index === 3 ? { ...each, endUnixNano: null } : each));
    expect(toTreeLines(toSpanTree([root, ...run]))[1]).toMatchObject({
      openCount: 1,
      endUnixNano: null,
      durations: { totalMs: 11, minMs: 1, maxMs: 5 },
    });
  });

  test('50,000 siblings are one line, and all of them when opened', () => {
    const run = repeat('root', 50_000);
    const rows = toSpanTree([root, ...run]);
    expect(toTreeLines(rows)).toHaveLength(2);
    expect(toTreeLines(rows, { opened: new Set([run[0]?.spanId ?? '']) })).toHaveLength(50_002);
  });
});

describe('what is left out', () => {
  const rows = toSpanTree([span('root', null), ...repeat('root', 9), span('other', 'root', { startUnixNano: 50n })]);

  test('rows that are not kept, with what is below them', () => {
    const kept = Uint8Array.from(rows, (row) => Number(row.span.name !== 'retry'));
    expect(toText(toTreeLines(rows, { kept }))).toEqual(['root', ' other']);
  });

  test('what a closed span holds', () => {
    expect(toTreeLines(rows, { closed: new Set(['root']) })).toHaveLength(1);
  });

  test('what hides a span is found, outermost first', () => {
    const outer = repeat('root', 5);
    const third = outer[2]?.spanId ?? '';
    const nested = toSpanTree([span('root', null), ...outer, ...repeat(third, 6, 'call')]);
    const target = nested.findIndex((row) => row.span.name === 'call' && row.span.spanId.endsWith('3'));
    expect(findHiding(nested, target)).toEqual({
      ancestorIds: ['root', third],
      runIds: [outer[0]?.spanId, `${third}-call-000000`],
    });
    expect(findHiding(nested, 0)).toEqual({ ancestorIds: [], runIds: [] });
  });
});
