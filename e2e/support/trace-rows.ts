import type { Locator, Page } from 'playwright-core';

/** Rows of the trace list that are drawn, heads of sessions among them. */
export function rowsOf(page: Page): Locator {
  return page.locator('[role=rowgroup] [data-row]');
}

/** The trace id, or `session:` and the session's. */
export async function keyOf(row: Locator): Promise<string | null> {
  return row.getAttribute('data-row');
}

/** Ids of the columns, from left to right. */
export async function headsOf(page: Page): Promise<readonly (string | null)[]> {
  return page
    .locator('[role=columnheader][data-column]')
    .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('data-column')));
}

/** The title of a column: sorts when it is clicked, moves when it is dragged. */
export function titleOf(page: Page, column: string): Locator {
  return page.locator(`[role=columnheader][data-column=${column}] button`);
}

/** What a column shows, from the first row that is drawn to the last. */
export async function cellsOf(page: Page, column: string): Promise<readonly string[]> {
  return page.locator(`[data-cell=${column}]`).allInnerTexts();
}

export async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('Nothing is shown there.');
  return box;
}
