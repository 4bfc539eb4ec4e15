import { expect, test } from 'vitest';

import { mergeActivity } from './merge-activity.ts';

interface Row {
  readonly id: string;
  readonly count: number;
}

const toId = (row: Row) => row.id;
const page = (...items: readonly Row[]) => ({ items, nextCursor: null });
const a = { id: 'a', count: 1 };
const b = { id: 'b', count: 1 };
const c = { id: 'c', count: 1 };

test('known rows change in place, on whichever page they are', () => {
  const pages = [page(a, b), page(c)];
  const merged = mergeActivity(pages, page({ ...c, count: 2 }, a), toId);
  expect(merged.pages).toEqual([page(a, b), page({ ...c, count: 2 })]);
  expect(merged.isMoved).toBe(true);
});

test('figures alone move nothing, and pages without changes stay the same', () => {
  const pages = [page(a, b), page(c)];
  const merged = mergeActivity(pages, page({ ...a, count: 9 }, b), toId);
  expect(merged.isMoved).toBe(false);
  expect(merged.pages[0]?.items[0]?.count).toBe(9);
  expect(merged.pages[1]).toBe(pages[1]);
});

test('a new row moves the others', () => {
  expect(mergeActivity([page(b)], page(a, b), toId).isMoved).toBe(true);
  expect(mergeActivity([page()], page(a), toId).isMoved).toBe(true);
});
