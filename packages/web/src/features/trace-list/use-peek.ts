import { useEffect, useRef } from 'react';

import type { TraceListChange, ChangeOptions } from '../trace-filter/use-trace-filter.ts';
import { isGroup, type ListItem } from './groups/list-item.ts';
import { toPeekChange } from './peek/to-peek-change.ts';
import type { TraceListUrl } from './url.ts';
import type { RowCursor } from './use-row-cursor.ts';

/** A held-down `j` runs through the rows; the panel shows where it stops. */
const FOLLOW_MS = 80;

export interface PeekOptions {
  readonly url: TraceListUrl;
  readonly change: (change: TraceListChange, options?: ChangeOptions) => void;
  readonly items: readonly ListItem[];
  readonly cursor: RowCursor;
}

/** The panel and the row cursor stand on the same trace, whichever of them moves. */
export function usePeek({ url, change, items, cursor }: PeekOptions) {
  const { peek } = url;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const setCursor = cursor.set;
  useEffect(() => {
    if (peek !== undefined) setCursor(peek);
  }, [peek, setCursor]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );

  function open(traceId: string) {
    clearTimeout(timer.current);
    // From the list, Back closes the panel; from trace to trace it does not walk through all that were looked at.
    if (traceId !== peek) change(toPeekChange(url, traceId), { isReplacing: peek !== undefined });
  }

  function follow(item: ListItem | undefined) {
    clearTimeout(timer.current);
    if (peek === undefined || item === undefined || isGroup(item)) return;
    timer.current = setTimeout(() => {
      open(item.traceId);
    }, FOLLOW_MS);
  }

  const index = peek === undefined ? -1 : items.findIndex((item) => !isGroup(item) && item.traceId === peek);
  return {
    open,
    close() {
      clearTimeout(timer.current);
      change(toPeekChange(url, undefined), { isReplacing: true });
    },
    /** The cursor moves, and the panel after it. */
    move(step: number) {
      follow(cursor.move(step));
    },
    /** From trace to trace, past the heads of groups. */
    step(step: -1 | 1) {
      follow(cursor.move(step, true));
    },
    hasNewer: items.slice(0, Math.max(0, index)).some(isTrace),
    hasOlder: index !== -1 && items.slice(index + 1).some(isTrace),
  };
}

function isTrace(item: ListItem): boolean {
  return !isGroup(item);
}
