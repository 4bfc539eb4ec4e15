import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';

import type { ColumnId } from '../columns/column-ids.ts';

/** The value whose menu is open. */
export interface CellMenuTarget {
  readonly trace: TraceSummaryBody;
  readonly columnId: ColumnId;
  /** Place among the values of the column. */
  readonly index: number | 'all';
  /** Where the menu stands: an element or a point. */
  readonly anchor: { readonly getBoundingClientRect: () => DOMRect };
}
