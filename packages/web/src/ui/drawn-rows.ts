export interface DrawnRowsInput {
  /** Of all rows, drawn or not. */
  readonly count: number;
  /** As many as have room, with one that is cut off. */
  readonly fittingCount: number;
  /** Which block the first visible row is in. */
  readonly block: number;
}

/** Rows are drawn by the block, so that most steps of a wheel draw nothing. */
export const BLOCK_ROWS = 4;

/** Drawn beyond either edge: what is seen for the moment between scrolling and drawing. */
const OVERSCAN_ROWS = 8;

/** The rows to draw: always the same number of them as long as there are as many, also near the ends. */
export function toDrawnRows({ count, fittingCount, block }: DrawnRowsInput): { start: number; end: number } {
  const wanted = fittingCount + BLOCK_ROWS + 2 * OVERSCAN_ROWS;
  const start = Math.max(0, Math.min(block * BLOCK_ROWS - OVERSCAN_ROWS, count - wanted));
  return { start, end: Math.min(count, start + wanted) };
}
