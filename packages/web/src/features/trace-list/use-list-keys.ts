import { useHotKeys } from '../../ui/use-hot-keys.ts';
import { isGroup, type ListItem } from './groups/list-item.ts';
import type { SelectionControl } from './selection/use-trace-selection.ts';
import type { RowCursor } from './use-row-cursor.ts';

export interface ListKeysOptions {
  readonly cursor: RowCursor;
  readonly selection: SelectionControl;
  readonly isPeeking: boolean;
  readonly onMove: (step: number) => void;
  readonly onToggleGroup: (item: ListItem, isOpen?: boolean) => void;
  readonly onOpenPage: (traceId: string) => void;
  readonly onClosePeek: () => void;
}

/** `j` `k` and the arrows move, `x` selects, Enter opens the page, Esc takes back the last thing: panel, selection, cursor. */
export function useListKeys(options: ListKeysOptions): void {
  const { cursor, selection, isPeeking, onMove, onToggleGroup, onOpenPage, onClosePeek } = options;
  const move = (step: number) => () => {
    onMove(step);
  };
  const setGroup = (isOpen: boolean) => () => {
    if (cursor.item !== undefined) onToggleGroup(cursor.item, isOpen);
  };
  const toggle = (isRange: boolean) => () => {
    if (cursor.item !== undefined) selection.toggle(cursor.item, isRange);
  };
  useHotKeys({
    j: move(1),
    k: move(-1),
    ArrowDown: move(1),
    ArrowUp: move(-1),
    l: setGroup(true),
    h: setGroup(false),
    x: toggle(false),
    X: toggle(true),
    Enter() {
      if (cursor.item === undefined) return;
      if (isGroup(cursor.item)) onToggleGroup(cursor.item);
      else onOpenPage(cursor.item.traceId);
    },
    Escape() {
      if (isPeeking) onClosePeek();
      else if (selection.isAny) selection.clear();
      else cursor.clear();
    },
  });
}
