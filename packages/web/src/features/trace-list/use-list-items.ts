import { useMemo, useState } from 'react';

import { isGroup, type ListItem } from './groups/list-item.ts';
import { type OpenGroupTracesOptions, useOpenGroupTraces } from './groups/use-open-group-traces.ts';
import { toSessionItems } from './groups/to-session-items.ts';

const NONE_OPEN: ReadonlySet<string> = new Set();

export interface ListItemsOptions extends Omit<OpenGroupTracesOptions, 'openKeys'> {
  readonly isGrouped: boolean;
}

/** The rows: a trace each, or sessions with the traces of those that are open. */
export function useListItems({ isGrouped, ...list }: ListItemsOptions) {
  const [openKeys, setOpenKeys] = useState(NONE_OPEN);
  const traces = useOpenGroupTraces({ ...list, openKeys: isGrouped ? openKeys : NONE_OPEN });
  const items = useMemo<readonly ListItem[]>(
    () => (isGrouped ? toSessionItems(traces, openKeys) : traces),
    [traces, isGrouped, openKeys],
  );
  return {
    items,
    toggleGroup(item: ListItem, isOpen?: boolean) {
      if (!isGroup(item)) return;
      const next = new Set(openKeys);
      if (isOpen ?? !item.isOpen) next.add(item.key);
      else next.delete(item.key);
      setOpenKeys(next);
    },
    /** All groups are opened, or, when one is open, all are closed. */
    toggleAllGroups() {
      const keys = items.filter(isGroup).map(({ key }) => key);
      setOpenKeys(keys.some((key) => openKeys.has(key)) ? NONE_OPEN : new Set(keys));
    },
    isAnyOpen: isGrouped && items.some((item) => isGroup(item) && item.isOpen),
  };
}
