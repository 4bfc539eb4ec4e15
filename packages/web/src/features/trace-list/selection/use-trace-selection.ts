import { useEffect, useRef, useState } from 'react';

import { isGroup, type ListItem, toItemKey } from '../groups/list-item.ts';
import {
  ALL_SELECTED,
  isSelected,
  listRange,
  NOTHING_SELECTED,
  setSelected,
  type TraceSelection,
} from './trace-selection.ts';

export type CheckState = 'on' | 'off' | 'partly';

export interface SelectionControl {
  readonly selection: TraceSelection;
  readonly isAny: boolean;
  readonly stateOf: (item: ListItem) => CheckState;
  /** Of all rows that are loaded. */
  readonly loadedState: CheckState;
  /** A click on a check box, or `x`. A range reaches from the one before to this one, and takes its state. */
  readonly toggle: (item: ListItem, isRange: boolean) => void;
  readonly toggleLoaded: () => void;
  /** Loaded or not. */
  readonly selectAllMatching: () => void;
  readonly clear: () => void;
}

export interface TraceSelectionOptions {
  readonly items: readonly ListItem[];
  /** Says which traces are listed: when it changes, nothing stays selected. */
  readonly listKey: string;
}

export function useTraceSelection({ items, listKey }: TraceSelectionOptions): SelectionControl {
  const [selection, setSelection] = useState<TraceSelection>(NOTHING_SELECTED);
  const anchorKey = useRef<string>(undefined);
  useEffect(() => {
    setSelection(NOTHING_SELECTED);
    anchorKey.current = undefined;
  }, [listKey]);

  const isAny = selection.kind === 'all' || selection.ids.size > 0;
  const stateOf = (item: ListItem): CheckState => (isAny ? toState([item], selection) : 'off');
  return {
    selection,
    isAny,
    stateOf,
    loadedState: isAny ? toState(items, selection) : 'off',
    toggle(item, isRange) {
      const isOn = stateOf(item) !== 'on';
      const anchor = anchorKey.current;
      anchorKey.current = toItemKey(item);
      if (!isRange || anchor === undefined) {
        setSelection(setSelected(selection, toTraceIds(item), isOn));
        return;
      }
      const ids = listRange(items, (one) => toItemKey(one) === anchor, item).flatMap(toTraceIds);
      setSelection(setSelected(selection, ids, true));
    },
    toggleLoaded() {
      const isAll = toState(items, selection) === 'on';
      setSelection(isAll ? NOTHING_SELECTED : setSelected(NOTHING_SELECTED, items.flatMap(toTraceIds), true));
    },
    selectAllMatching() {
      setSelection(ALL_SELECTED);
    },
    clear() {
      setSelection(NOTHING_SELECTED);
      anchorKey.current = undefined;
    },
  };
}

function toTraceIds(item: ListItem): readonly string[] {
  return isGroup(item) ? item.traceIds : [item.traceId];
}

/** Looks no further than it has to: of a hundred thousand rows, mostly the first few tell. */
function toState(items: readonly ListItem[], selection: TraceSelection): CheckState {
  let isSomeOn = false;
  let isSomeOff = false;
  for (const item of items) {
    for (const id of isGroup(item) ? item.traceIds : [item.traceId]) {
      if (isSelected(selection, id)) isSomeOn = true;
      else isSomeOff = true;
      if (isSomeOn && isSomeOff) return 'partly';
    }
  }
  return isSomeOn ? 'on' : 'off';
}
