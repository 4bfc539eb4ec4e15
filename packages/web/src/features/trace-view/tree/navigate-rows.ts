import type { TreeRow } from './find-rows.ts';

/** What a key does in the tree. */
export type TreeMove = 'up' | 'down' | 'left' | 'right' | 'first' | 'last';

export type TreeStep =
  | { readonly kind: 'select'; readonly spanId: string }
  | { readonly kind: 'open' | 'close'; readonly spanId: string };

/**
 * The ARIA tree keys: left closes an open span, else goes to its parent; right opens a closed one, else goes to its
 * first child. `undefined` where there is nothing to do.
 */
export function navigateRows(
  rows: readonly TreeRow[],
  selectedId: string | undefined,
  move: TreeMove,
): TreeStep | undefined {
  const index = rows.findIndex((row) => row.span.spanId === selectedId);
  const row = rows[index];
  if (move === 'first') return toSelect(rows[0]);
  if (move === 'last') return toSelect(rows.at(-1));
  if (row === undefined) return toSelect(rows[0]);
  if (move === 'up') return toSelect(rows[index - 1]);
  if (move === 'down') return toSelect(rows[index + 1]);
  if (move === 'right') {
    if (row.childCount === 0) return undefined;
    return row.isCollapsed ? { kind: 'open', spanId: row.span.spanId } : toSelect(rows[index + 1]);
  }
  if (row.childCount > 0 && !row.isCollapsed) return { kind: 'close', spanId: row.span.spanId };
  return toSelect(findParentRow(rows, index));
}

function findParentRow(rows: readonly TreeRow[], index: number): TreeRow | undefined {
  const depth = rows[index]?.depth ?? 0;
  for (let at = index - 1; at >= 0; at -= 1) {
    const row = rows[at];
    if (row !== undefined && row.depth < depth) return row;
  }
  return undefined;
}

function toSelect(row: TreeRow | undefined): TreeStep | undefined {
  return row === undefined ? undefined : { kind: 'select', spanId: row.span.spanId };
}
