import { useMemo, useReducer } from 'react';

import { createJsonDocument, type JsonDocument } from './json-document.ts';
import { JsonRows } from './json-rows.ts';
import { RowHeights } from './row-heights.ts';

export const LINE_HEIGHT = 20;
const DEFAULT_OPEN_DEPTH = 3;
const OPEN_SIZE = 60;
/** Of a long list only the beginning is open: the reader wants to see what it holds, not all of it. */
const OPEN_ROWS = 500;

export interface JsonModel {
  readonly document: JsonDocument;
  readonly rows: JsonRows;
  readonly heights: RowHeights;
  readonly setOpen: (row: number, isOpen: boolean) => void;
  readonly setAllOpen: (row: number, isOpen: boolean) => void;
  /** Opens what is above a place in the text; returns its row. */
  readonly reveal: (offset: number) => number;
}

/** A document with what is open of it. Opening redraws the component. */
export function useJsonModel(bytes: Uint8Array, openDepth = DEFAULT_OPEN_DEPTH): JsonModel {
  const [, redraw] = useReducer((drawn: number) => drawn + 1, 0);
  return useMemo(() => {
    const document = createJsonDocument(bytes);
    const heights = new RowHeights(LINE_HEIGHT);
    const rows = new JsonRows(
      document,
      (depth, countChildren, rowCount) =>
        depth === 0 || (depth < openDepth && rowCount < OPEN_ROWS && countChildren() <= OPEN_SIZE),
    );
    const applied = (row: number, change: number) => {
      if (change !== 0) heights.shift(row, change);
      redraw();
    };
    return {
      document,
      rows,
      heights,
      setOpen(row, isOpen) {
        applied(row, rows.setOpen(row, isOpen));
      },
      setAllOpen(row, isOpen) {
        if (rows.get(row).kind === 'open') applied(row, rows.setOpen(row, false));
        applied(row, rows.setAllOpen(row, isOpen));
      },
      reveal(offset) {
        for (;;) {
          const row = rows.find(offset);
          if (!rows.isHidden(row, offset)) return row;
          const change = rows.setOpen(row, true);
          if (change === 0) return row;
          applied(row, change);
        }
      },
    };
  }, [bytes, openDepth]);
}
