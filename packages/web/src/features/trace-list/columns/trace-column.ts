import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';
import type { ReactNode } from 'react';

import type { CellValue } from './cell-value.ts';
import type { ColumnId } from './column-ids.ts';

export interface CellContext {
  readonly nowMs: number;
  /** There is room for more than one line. */
  readonly isRoomy: boolean;
}

/** A column of the trace list. */
export interface TraceColumn {
  readonly id: ColumnId;
  readonly title: string;
  /** In the list of columns, where the title alone does not say it. */
  readonly description?: string;
  readonly minPx: number;
  /** Share of the room that is left; absent for columns that need no more than their width. */
  readonly grow?: number;
  readonly isNumeric?: boolean;
  /** Shown without being asked for: smaller comes first where there is not room for all. */
  readonly rank?: number;
  /** Shown without being asked for only where a loaded trace has something to say in it. */
  readonly isNeeded?: (trace: TraceSummaryBody) => boolean;
  /** What the cell's menu offers to filter by and to copy. */
  readonly values?: (trace: TraceSummaryBody) => readonly CellValue[];
  /** The values are drawn as buttons that open the menu; otherwise a button for it appears when the cell is pointed at. */
  readonly isValueButton?: boolean;
  readonly render: (trace: TraceSummaryBody, context: CellContext) => ReactNode;
}
