import { type RefObject, useCallback, useEffect, useLayoutEffect, useReducer, useRef, useState } from 'react';

import type { RowHeights } from './row-heights.ts';

export interface RowWindow {
  /** Rows to draw: from `start` up to `end`. */
  readonly start: number;
  readonly end: number;
  /** Where the first of them stands, and how high the whole list is, in CSS pixels. */
  readonly offset: number;
  readonly totalSize: number;
  /** For the element of each row, which says its number in `data-row`. */
  readonly measure: (element: HTMLElement | null) => (() => void) | undefined;
  readonly scrollToRow: (row: number) => void;
  /** So many pixels of the list a pixel of the scroll bar is: more than 1 where the list is higher than browsers draw. */
  readonly scale: number;
}

export interface RowWindowOptions {
  readonly count: number;
  readonly heights: RowHeights;
  readonly scroller: RefObject<HTMLElement | null>;
  /** Drawn before anybody could measure. */
  readonly initialHeight: number;
}

const OVERSCAN_PX = 300;
/** Browsers draw no element beyond 16 to 33 million pixels: a longer list moves in larger steps. */
const MAX_SIZE_PX = 15_000_000;

/** Which rows of a list of up to millions are seen. Rows may be of any height; those not yet drawn count as one line. */
export function useRowWindow({ count, heights, scroller, initialHeight }: RowWindowOptions): RowWindow {
  const [view, setView] = useState({ scrollTop: 0, height: initialHeight });
  const [, redraw] = useReducer((drawn: number) => drawn + 1, 0);
  useScrollView(scroller, setView);
  const size = heights.offsetOf(count);
  const totalSize = Math.min(size, MAX_SIZE_PX);
  const room = Math.max(1, totalSize - view.height);
  const scale = size > MAX_SIZE_PX ? (size - view.height) / room : 1;
  const top = Math.max(0, Math.min(view.scrollTop, room) * scale);
  const start = heights.rowAt(top - OVERSCAN_PX, count);
  const end = count === 0 ? 0 : heights.rowAt(top + view.height + OVERSCAN_PX, count) + 1;

  const latest = useRef({ top, scale, heights });
  useLayoutEffect(() => {
    latest.current = { top, scale, heights };
  });
  const observer = useRef<ResizeObserver | null>(null);
  const measure = useCallback(
    (element: HTMLElement | null) => {
      if (element === null) return undefined;
      observer.current ??= new ResizeObserver((entries) => {
        let isChanged = false;
        for (const { target, borderBoxSize } of entries) {
          const row = Number((target as HTMLElement).dataset['row']);
          const height = Math.round(borderBoxSize[0]?.blockSize ?? 0);
          if (height === 0) continue;
          const isAbove = latest.current.heights.offsetOf(row) < latest.current.top;
          const change = latest.current.heights.measure(row, height);
          if (change === 0) continue;
          isChanged = true;
          // What is being read stays where it is.
          if (isAbove && scroller.current !== null) scroller.current.scrollTop += change / latest.current.scale;
        }
        if (isChanged) redraw();
      });
      const { current } = observer;
      current.observe(element);
      return () => {
        current.unobserve(element);
      };
    },
    [scroller],
  );
  useEffect(
    () => () => {
      observer.current?.disconnect();
      observer.current = null;
    },
    [],
  );

  const scrollToRow = useCallback(
    (row: number) => {
      const element = scroller.current;
      if (element === null) return;
      const current = latest.current;
      const offset = current.heights.offsetOf(row);
      const seenTop = element.scrollTop * current.scale;
      if (offset >= seenTop && offset + LINE_PX <= seenTop + element.clientHeight) return;
      element.scrollTop = Math.max(0, offset - element.clientHeight / 3) / current.scale;
    },
    [scroller],
  );

  return { start, end, offset: heights.offsetOf(start) - top + top / scale, totalSize, measure, scrollToRow, scale };
}

const LINE_PX = 20;

interface ScrollView {
  readonly scrollTop: number;
  readonly height: number;
}

function useScrollView(scroller: RefObject<HTMLElement | null>, setView: (view: ScrollView) => void): void {
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    let last: ScrollView = { scrollTop: -1, height: -1 };
    const read = () => {
      const next = { scrollTop: element.scrollTop, height: element.clientHeight };
      if (next.scrollTop === last.scrollTop && next.height === last.height) return;
      last = next;
      setView(next);
    };
    const observer = new ResizeObserver(read);
    observer.observe(element);
    element.addEventListener('scroll', read, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', read);
    };
  }, [scroller, setView]);
}
