import type { JsonRows } from './json-rows.ts';

/** What a key does in a tree of JSON: go to a row, open or close one, with all inside or not. */
export type JsonMove =
  | { readonly kind: 'select'; readonly row: number }
  | { readonly kind: 'open'; readonly row: number; readonly isOpen: boolean; readonly isDeep: boolean };

const PAGE_ROWS = 20;

/** The keys of a tree as WAI-ARIA names them; `undefined` for a key that does nothing here. */
export function navigateJson(rows: JsonRows, at: number, key: string): JsonMove | undefined {
  if (rows.count === 0) return undefined;
  const { kind } = rows.get(at);
  switch (key) {
    case 'ArrowDown':
      return select(rows, at, 1);
    case 'ArrowUp':
      return select(rows, at, -1);
    case 'PageDown':
      return select(rows, at, PAGE_ROWS);
    case 'PageUp':
      return select(rows, at, -PAGE_ROWS);
    case 'Home':
      return { kind: 'select', row: 0 };
    case 'End':
      return { kind: 'select', row: rows.count - 1 };
    case 'ArrowRight':
      if (kind === 'closed') return { kind: 'open', row: at, isOpen: true, isDeep: false };
      return kind === 'open' ? select(rows, at, 1) : undefined;
    case 'ArrowLeft':
      return moveOut(rows, at);
    case 'Enter':
    case ' ':
      if (kind !== 'open' && kind !== 'closed') return undefined;
      return { kind: 'open', row: at, isOpen: kind === 'closed', isDeep: false };
    case '*':
      return kind === 'open' || kind === 'closed' ? { kind: 'open', row: at, isOpen: true, isDeep: true } : undefined;
    default:
      return undefined;
  }
}

function moveOut(rows: JsonRows, at: number): JsonMove | undefined {
  if (rows.get(at).kind === 'open') return { kind: 'open', row: at, isOpen: false, isDeep: false };
  const parent = rows.findParent(at);
  return parent === undefined ? undefined : { kind: 'select', row: parent };
}

function select(rows: JsonRows, at: number, step: number): JsonMove {
  return { kind: 'select', row: Math.max(0, Math.min(rows.count - 1, at + step)) };
}
