import { type RefObject, useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react';

import { BLOCK_ROWS, toDrawnRows } from './drawn-rows.ts';
import { createScrollPosition } from './scroll-position.ts';
import { useRowSlots } from './use-row-slots.ts';

export interface FixedRowsOptions {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly count: number;
  /** Of every row. */
  readonly rowHeightPx: number;
}

export interface FixedRows {
  /** Index of the first row to draw. */
  readonly start: number;
  /** A React key for each row to draw. */
  readonly keys: readonly number[];
  readonly totalSizePx: number;
  /** Scrolls as little as it takes to bring a row into view. */
  readonly reveal: (index: number) => void;
}

/** Which rows of a long list exist, where all are of one height. To be drawn in a `VirtualWindow`. */
export function useFixedRows({ scroller, count, rowHeightPx }: FixedRowsOptions): FixedRows {
  // Until the height is known it is taken to be the window's: the first drawing shows rows already.
  const [position] = useState(() => createScrollPosition(window.innerHeight));
  useLayoutEffect(
    () => (scroller.current === null ? undefined : position.watch(scroller.current)),
    [position, scroller],
  );
  const block = useSyncExternalStore(position.subscribe, () =>
    Math.floor(position.getTopPx() / (rowHeightPx * BLOCK_ROWS)),
  );
  const fittingCount = useSyncExternalStore(
    position.subscribe,
    () => Math.ceil(position.getHeightPx() / rowHeightPx) + 1,
  );
  const { start, end } = toDrawnRows({ count, fittingCount, block });
  const keys = useRowSlots(start, end - start);
  const reveal = useMemo(
    () => (index: number) => {
      const element = scroller.current;
      if (element === null) return;
      const topPx = index * rowHeightPx;
      const bottomPx = topPx + rowHeightPx;
      if (topPx < element.scrollTop) element.scrollTop = topPx;
      else if (bottomPx > element.scrollTop + element.clientHeight) element.scrollTop = bottomPx - element.clientHeight;
    },
    [scroller, rowHeightPx],
  );
  return { start, keys, totalSizePx: count * rowHeightPx, reveal };
}
