import type { SpanContextBody } from '@gander/api/gander/context-schemas';
import { expect, test } from 'vitest';

import { mergeItems } from './merge-items.ts';

const item = (preview: string, change: 'kept' | 'added' | 'changed') =>
  ({ kind: 'history', role: 'user', tokens: 1, preview, change }) as const;
const removed = (index: number) =>
  ({ kind: 'history', role: 'user', tokens: 1, preview: `old ${index}`, index }) as const;

function merge(items: SpanContextBody['items'], removedItems: ReturnType<typeof removed>[]) {
  const previous = { removed: removedItems } as unknown as SpanContextBody['previous'];
  return mergeItems({ items, previous }).map(({ item: { preview }, change }) => `${change} ${preview}`);
}

test('what is gone stands where it stood', () => {
  expect(merge([item('a', 'kept'), item('d', 'kept'), item('e', 'added')], [removed(1), removed(2)])).toEqual([
    'kept a',
    'removed old 1',
    'removed old 2',
    'kept d',
    'added e',
  ]);
  expect(merge([item('b', 'changed')], [removed(0), removed(2)])).toEqual([
    'removed old 0',
    'changed b',
    'removed old 2',
  ]);
});

test('without a call before there are only the items', () => {
  expect(mergeItems({ items: [item('a', 'added')], previous: null })).toHaveLength(1);
});
