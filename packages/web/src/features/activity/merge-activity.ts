import type { ActivityPage } from './activity-kind.ts';

export interface MergedActivity<Row> {
  /** The pages with known rows brought up to date, in their places. */
  readonly pages: readonly ActivityPage<Row>[];
  /** The newest page has rows, or an order, that the first page has not. */
  readonly isMoved: boolean;
}

/** Compares the loaded pages with the newest page as it is now. Whoever was active moves up, but not under the reader's eyes. */
export function mergeActivity<Row>(
  pages: readonly ActivityPage<Row>[],
  head: ActivityPage<Row>,
  toId: (row: Row) => string,
): MergedActivity<Row> {
  const byId = new Map(head.items.map((row) => [toId(row), row]));
  const first = pages[0]?.items.map(toId) ?? [];
  return {
    pages: pages.map((page) =>
      page.items.some((row) => byId.has(toId(row)))
        ? { ...page, items: page.items.map((row) => byId.get(toId(row)) ?? row) }
        : page,
    ),
    isMoved: head.items.length !== first.length || head.items.some((row, index) => toId(row) !== first[index]),
  };
}
