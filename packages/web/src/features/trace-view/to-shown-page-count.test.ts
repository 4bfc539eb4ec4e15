import { expect, it } from 'vitest';

import { toShownPageCount } from './to-shown-page-count.ts';

/** Of a trace that is opened and read page by page. */
function listCounts(length: number): readonly number[] {
  let shownCount = 0;
  return Array.from({ length }, (_, loadedCount) => {
    shownCount = toShownPageCount({ loadedCount, shownCount });
    return shownCount;
  });
}

it('shows the first pages as they come, then more and more of them at once', () => {
  expect(listCounts(10)).toEqual([0, 1, 2, 2, 4, 4, 4, 4, 8, 8]);
});

it('never shows more than is there, and builds few trees', () => {
  const counts = listCounts(1001).slice(1);
  expect(counts.every((count, index) => count <= index + 1 && count > (index + 1) / 2)).toBe(true);
  expect(new Set(counts).size).toBe(10);
});

it('takes nothing away from a live trace that grows by a page', () => {
  expect(toShownPageCount({ loadedCount: 3, shownCount: 3 })).toBe(3);
  expect(toShownPageCount({ loadedCount: 7, shownCount: 7 })).toBe(7);
  // Another trace, or one of which less is left.
  expect(toShownPageCount({ loadedCount: 2, shownCount: 7 })).toBe(2);
});
