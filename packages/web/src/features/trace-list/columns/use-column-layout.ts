import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';
import { useMemo, useState } from 'react';

import { readStoredText, writeStoredText } from '../settings/stored-text.ts';
import { chooseColumns } from './choose-columns.ts';
import { type ColumnLayout, formatColumnLayout, parseColumnLayout } from './column-layout.ts';

export const COLUMNS_STORAGE_KEY = 'gander.traces.columns';

export interface ColumnLayoutOptions {
  /** As the URL says it, which comes before what this browser remembers. */
  readonly cols: string | undefined;
  readonly onCols: (cols: string | undefined) => void;
  readonly traces: readonly TraceSummaryBody[];
  readonly availablePx: number;
}

export interface ColumnLayoutControl {
  readonly layout: ColumnLayout;
  /** The reader chose it; otherwise the table shows what there is room for. */
  readonly isChosen: boolean;
  readonly set: (layout: ColumnLayout) => void;
  readonly reset: () => void;
}

/** Below so many traces a new one may tell of something that no other has. */
const FEW_TRACES = 20;

/** The columns in force: of the URL, of this browser, or those that suit the traces. A change is remembered in both. */
export function useColumnLayout({ cols, onCols, traces, availablePx }: ColumnLayoutOptions): ColumnLayoutControl {
  const [stored, setStored] = useState(() => readStoredText(COLUMNS_STORAGE_KEY));
  const chosen = useMemo(() => parseColumnLayout(cols ?? stored), [cols, stored]);
  // Columns that come and go with every trace would move what is being read.
  const occasion = traces.length < FEW_TRACES ? traces : Math.ceil(Math.min(traces.length, 500) / 100);
  const suiting = useMemo(() => chooseColumns(traces, availablePx), [occasion, availablePx]);

  function remember(text: string | undefined) {
    setStored(text);
    writeStoredText(COLUMNS_STORAGE_KEY, text);
    onCols(text);
  }

  return {
    layout: chosen ?? suiting,
    isChosen: chosen !== undefined,
    set(layout) {
      remember(formatColumnLayout(layout));
    },
    reset() {
      remember(undefined);
    },
  };
}
