import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';
import { describe, expect, test } from 'vitest';

import { mergeHead, prependTraces, replaceTraces, type TracePage } from './merge-head.ts';

function trace(id: string, startUnixNano: bigint, name = id): TraceSummaryBody {
  return {
    traceId: id,
    experimentId: '0',
    name,
    state: 'OK',
    startUnixNano,
    endUnixNano: null,
    rootSpanId: null,
    spanCount: 1,
    errorCount: 0,
    inputPreview: null,
    outputPreview: null,
    usage: {},
    costUsd: null,
    sessionId: null,
    sessionGranularity: null,
    userId: null,
    serviceNames: [],
    environment: null,
    release: null,
  };
}

function page(items: readonly TraceSummaryBody[], nextCursor: string | null = null): TracePage {
  return { items, nextCursor };
}

const ids = (pages: readonly TracePage[]) => pages.map(({ items }) => items.map(({ traceId }) => traceId));

describe('mergeHead', () => {
  const pages = [page([trace('c', 3n), trace('b', 2n)], 'next'), page([trace('a', 1n)])];

  test('brings known traces up to date without moving them, and sets new ones apart', () => {
    const merged = mergeHead(pages, page([trace('d', 4n), trace('c', 3n, 'renamed')], 'next'));
    expect(ids(merged.pages)).toEqual([['c', 'b'], ['a']]);
    expect(merged.pages[0]?.items[0]?.name).toBe('renamed');
    expect(merged.pages[1]).toBe(pages[1]);
    expect(merged.fresh.map(({ traceId }) => traceId)).toEqual(['d']);
    expect(merged.hasGap).toBe(false);
  });

  test('sees a gap where the newest page has nothing in common with what is loaded', () => {
    expect(mergeHead(pages, page([trace('f', 6n), trace('e', 5n)], 'next')).hasGap).toBe(true);
    expect(mergeHead([], page([trace('a', 1n)])).hasGap).toBe(false);
  });
});

test('prepending keeps the order of the list and shows no trace twice', () => {
  const pages = [page([trace('c', 3n), trace('a', 1n)], 'next'), page([trace('0', 0n)])];
  const next = prependTraces(pages, [trace('d', 4n), trace('c', 3n), trace('b', 2n)]);
  expect(ids(next)).toEqual([['d', 'c', 'b', 'a'], ['0']]);
  expect(next[0]?.nextCursor).toBe('next');
});

test('replacing leaves unknown traces out', () => {
  const pages = [page([trace('a', 1n)])];
  expect(ids(replaceTraces(pages, [trace('z', 9n)]))).toEqual([['a']]);
});
