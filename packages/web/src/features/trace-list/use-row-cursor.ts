import { useMemo, useState } from 'react';

import { isGroup, type ListItem, toItemKey } from './groups/list-item.ts';
import { moveCursor } from './move-cursor.ts';

export interface RowCursor {
  readonly key: string | undefined;
  readonly item: ListItem | undefined;
  readonly clear: () => void;
  readonly set: (key: string) => void;
  /** Returns the row it moved to. `isTracesOnly` passes over the heads of groups. */
  readonly move: (step: number, isTracesOnly?: boolean) => ListItem | undefined;
}

/** The row the keyboard stands on, by key, so that rows arriving above do not move it. */
export function useRowCursor(items: readonly ListItem[]): RowCursor {
  const [key, setKey] = useState<string>();
  const item = useMemo(
    () => (key === undefined ? undefined : items.find((candidate) => toItemKey(candidate) === key)),
    [items, key],
  );
  return {
    key,
    item,
    clear() {
      setKey(undefined);
    },
    set: setKey,
    move(step, isTracesOnly = false) {
      const candidates = isTracesOnly ? items.filter((one) => !isGroup(one) || one === item) : items;
      const next = moveCursor(candidates, item, step);
      setKey(next && toItemKey(next));
      return next;
    },
  };
}
