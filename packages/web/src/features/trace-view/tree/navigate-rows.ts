import type { TreeLine } from './tree-line.ts';

/** What a key does in the tree. */
export type TreeMove = 'up' | 'down' | 'left' | 'right' | 'first' | 'last';

export type TreeStep =
  /** To another line. */
  { readonly kind: 'go'; readonly line: TreeLine } | { readonly kind: 'open' | 'close'; readonly line: TreeLine };

/**
 * The ARIA tree keys: left closes an open line, else goes to its parent; right opens a closed one, else goes to its
 * first child. `undefined` where there is nothing to do.
 */
export function navigateRows(
  lines: readonly TreeLine[],
  currentKey: string | undefined,
  move: TreeMove,
): TreeStep | undefined {
  const index = lines.findIndex((line) => line.key === currentKey);
  const line = lines[index];
  if (move === 'first') return toGo(lines[0]);
  if (move === 'last') return toGo(lines.at(-1));
  if (line === undefined) return toGo(lines[0]);
  if (move === 'up') return toGo(lines[index - 1]);
  if (move === 'down') return toGo(lines[index + 1]);
  const isOpen = findIsOpen(line);
  if (move === 'right') {
    if (isOpen === undefined) return undefined;
    return isOpen ? toGo(lines[index + 1]) : { kind: 'open', line };
  }
  return isOpen === true ? { kind: 'close', line } : toGo(findParentLine(lines, index));
}

/** `undefined` for a line with nothing below it. */
export function findIsOpen(line: TreeLine): boolean | undefined {
  if (line.kind === 'fold') return line.isOpen;
  return line.row.childCount === 0 ? undefined : !line.isCollapsed;
}

function findParentLine(lines: readonly TreeLine[], index: number): TreeLine | undefined {
  const depth = lines[index]?.depth ?? 0;
  for (let at = index - 1; at >= 0; at -= 1) {
    const line = lines[at];
    if (line !== undefined && line.depth < depth) return line;
  }
  return undefined;
}

function toGo(line: TreeLine | undefined): TreeStep | undefined {
  return line === undefined ? undefined : { kind: 'go', line };
}
