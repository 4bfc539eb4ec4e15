import type { SpanRowBody } from '@gander/api/gander/schemas';
import type { SpanTreeRow } from '@gander/core/trace/span-tree';

export type TreeRow = SpanTreeRow<SpanRowBody>;

export interface FoundRows {
  /** Matches and everything above them, in the order of the tree. */
  readonly rows: readonly TreeRow[];
  readonly matchIds: ReadonlySet<string>;
}

/** Keeps the spans whose name, type or model contains the text, and their ancestors, so that it stays visible where they are. */
export function findRows(rows: readonly TreeRow[], text: string): FoundRows {
  const wanted = text.trim().toLowerCase();
  const matchIds = new Set<string>();
  const isKept = new Uint8Array(rows.length);
  const ancestors: number[] = [];
  for (const [index, row] of rows.entries()) {
    ancestors.length = row.depth;
    ancestors[row.depth] = index;
    if (!isMatch(row.span, wanted)) continue;
    matchIds.add(row.span.spanId);
    // From the match upwards, until an ancestor that an earlier match kept already.
    for (let level = row.depth; level >= 0; level -= 1) {
      const at = ancestors[level] as number;
      if (isKept[at] === 1) break;
      isKept[at] = 1;
    }
  }
  return { rows: rows.filter((_, index) => isKept[index] === 1), matchIds };
}

function isMatch({ name, type, model }: SpanRowBody, wanted: string): boolean {
  if (name.toLowerCase().includes(wanted)) return true;
  if (type.toLowerCase().replaceAll('_', ' ').includes(wanted) || type.toLowerCase().includes(wanted)) return true;
  return model?.toLowerCase().includes(wanted) ?? false;
}
