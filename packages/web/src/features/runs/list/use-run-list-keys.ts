import { useNavigate } from '@tanstack/react-router';
import { type RefObject, useState } from 'react';

import { useHotKeys } from '../../../ui/use-hot-keys.ts';
import { moveCursor } from '../../trace-list/move-cursor.ts';
import type { RunSelection } from './use-run-selection.ts';

export interface RunListKeysOptions {
  readonly experimentId: string;
  readonly rowIds: readonly string[];
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly selection: RunSelection;
  readonly closedIds: ReadonlySet<string>;
  readonly onFold: (runId: string) => void;
}

/** `j` `k` move, `h` `l` fold, `x` selects, Enter opens, `/` filters, Escape lets go. Gives the row that is pointed at. */
export function useRunListKeys(options: RunListKeysOptions): string | undefined {
  const { experimentId, rowIds, searchRef, selection, closedIds, onFold } = options;
  const navigate = useNavigate();
  const [cursorId, setCursorId] = useState<string>();
  const move = (step: 1 | -1) => () => {
    setCursorId(moveCursor(rowIds, cursorId, step));
  };
  const fold = (isClosed: boolean) => () => {
    if (cursorId !== undefined && closedIds.has(cursorId) !== isClosed) onFold(cursorId);
  };
  useHotKeys({
    '/': () => searchRef.current?.focus(),
    j: move(1),
    k: move(-1),
    ArrowDown: move(1),
    ArrowUp: move(-1),
    h: fold(true),
    l: fold(false),
    ArrowLeft: fold(true),
    ArrowRight: fold(false),
    x: () => {
      if (cursorId !== undefined) selection.toggle(cursorId, false);
    },
    Escape: () => {
      if (selection.ids.size > 0) selection.set([]);
      else setCursorId(undefined);
    },
    Enter: () => {
      if (cursorId === undefined) return;
      void navigate({ to: '/experiments/$experimentId/runs/$runId', params: { experimentId, runId: cursorId } });
    },
  });
  return cursorId;
}
