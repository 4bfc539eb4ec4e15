export interface PageCounts {
  readonly loadedCount: number;
  /** Until now. */
  readonly shownCount: number;
}

/**
 * Of the pages of a trace that are there while more come, how many to show: twice as many as before at each step. A tree
 * that is built again for every page takes time that grows with the square of its size, while somebody scrolls in it. Never
 * fewer than were shown: a live trace that grows by a page takes nothing away.
 */
export function toShownPageCount({ loadedCount, shownCount }: PageCounts): number {
  const step = loadedCount < 1 ? 0 : 2 ** Math.floor(Math.log2(loadedCount));
  return Math.max(step, Math.min(shownCount, loadedCount));
}
