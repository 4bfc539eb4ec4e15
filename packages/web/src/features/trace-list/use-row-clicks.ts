import type { MouseEvent } from 'react';

import type { CellMenuTarget } from './cell-menu/cell-menu-target.ts';
import { isGroup, type ListItem } from './groups/list-item.ts';
import { readColumn, readRowTarget } from './read-row-target.ts';

export interface RowClicksOptions {
  readonly items: readonly ListItem[];
  readonly onToggleGroup: (item: ListItem) => void;
  readonly onSelect: (item: ListItem, isRange: boolean) => void;
  readonly onOpen: (traceId: string) => void;
  /** In a tab of its own, as the browser does with a link. */
  readonly onOpenTab: (traceId: string) => void;
  readonly onMenu: (target: CellMenuTarget) => void;
}

/** Clicks on rows, heard in one place: a row is drawn a hundred times for each time it is clicked. */
export function useRowClicks(options: RowClicksOptions) {
  const { items, onToggleGroup, onSelect, onOpen, onOpenTab, onMenu } = options;

  function onClick(event: MouseEvent<HTMLElement>) {
    const target = readRowTarget(event.target);
    const item = target && items[target.index];
    if (target === undefined || item === undefined || event.button === 2) return;
    const { part } = target;
    if (part.kind === 'link') return;
    if (part.kind === 'check') {
      onSelect(item, event.shiftKey);
      return;
    }
    if (part.kind === 'value' && !isGroup(item)) {
      onMenu({ trace: item, columnId: part.columnId, index: part.place, anchor: part.element });
      return;
    }
    openRow(event, item);
  }

  function openRow(event: MouseEvent<HTMLElement>, item: ListItem) {
    const isTab = event.ctrlKey || event.metaKey || event.button === 1;
    const isLink = event.target instanceof Element && event.target.closest('[data-row-link]') !== null;
    if (isTab) {
      // The browser knows what to do with a link.
      if (!isLink && !isGroup(item)) onOpenTab(item.traceId);
      return;
    }
    // Text of a row that was just marked is to be copied.
    if (event.button !== 0 || window.getSelection()?.type === 'Range') return;
    event.preventDefault();
    if (event.shiftKey) onSelect(item, true);
    else if (isGroup(item)) onToggleGroup(item);
    else onOpen(item.traceId);
  }

  return {
    onClick,
    onContextMenu(event: MouseEvent<HTMLElement>) {
      const target = readRowTarget(event.target);
      const columnId = readColumn(event.target);
      const item = target && items[target.index];
      // A marked text and a link have the browser's own menu.
      const isBrowsers =
        window.getSelection()?.type === 'Range' ||
        (event.target instanceof Element && event.target.closest('a') !== null);
      if (columnId === undefined || item === undefined || isGroup(item) || isBrowsers) return;
      event.preventDefault();
      const { clientX: x, clientY: y } = event;
      onMenu({ trace: item, columnId, index: 'all', anchor: { getBoundingClientRect: () => new DOMRect(x, y) } });
    },
  };
}
