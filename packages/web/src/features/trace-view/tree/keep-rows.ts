import type { SpanRowBody } from '@gander/api/gander/span-schemas';

import type { TreeRow } from './tree-line.ts';

/** Marks with 1 the rows of matching spans, and everything above them, so that it stays visible where they are. */
export function keepRows(rows: readonly TreeRow[], isMatch: (span: SpanRowBody) => boolean): Uint8Array {
  const isKept = new Uint8Array(rows.length);
  const ancestors: number[] = [];
  for (const [index, row] of rows.entries()) {
    ancestors.length = row.depth;
    ancestors[row.depth] = index;
    if (!isMatch(row.span)) continue;
    // From the match upwards, until an ancestor that an earlier match kept already.
    for (let level = row.depth; level >= 0; level -= 1) {
      const at = ancestors[level] as number;
      if (isKept[at] === 1) break;
      isKept[at] = 1;
    }
  }
  return isKept;
}
