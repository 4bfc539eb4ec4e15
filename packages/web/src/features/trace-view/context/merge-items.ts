import type { SpanContextBody } from '@gander/api/gander/context-schemas';

type Item = SpanContextBody['items'][number];
type RemovedItem = NonNullable<SpanContextBody['previous']>['removed'][number];

export interface ContextLine {
  readonly item: Omit<Item, 'change'>;
  readonly change: 'kept' | 'added' | 'changed' | 'removed' | undefined;
}

/** The prompt in order, with what is gone in the place where it stood before. */
export function mergeItems({ items, previous }: Pick<SpanContextBody, 'items' | 'previous'>): readonly ContextLine[] {
  const lines = items.map((item): ContextLine => ({ item, change: item.change }));
  if (previous === null || previous.removed.length === 0) return lines;
  const waiting = [...previous.removed].sort((left, right) => left.index - right.index);
  const merged: ContextLine[] = [];
  // Items that were there before, so far: those before a removed one stand before it.
  let old = 0;
  const addRemoved = (isEnd = false) => {
    for (let next = waiting[0]; next !== undefined && (isEnd || next.index <= old); next = waiting[0]) {
      merged.push({ item: withoutIndex(next), change: 'removed' });
      waiting.shift();
      old += 1;
    }
  };
  for (const line of lines) {
    if (line.change !== 'added') addRemoved();
    merged.push(line);
    if (line.change !== 'added') old += 1;
  }
  addRemoved(true);
  return merged;
}

function withoutIndex({ index: _index, ...item }: RemovedItem): Omit<Item, 'change'> {
  return item;
}
