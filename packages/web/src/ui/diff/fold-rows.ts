import type { DiffRow } from './text-diff.ts';

/** Rows to show, or a run of equal ones of which only the number is told. */
export type DiffItem =
  | { readonly kind: 'row'; readonly row: DiffRow; readonly index: number }
  | { readonly kind: 'fold'; readonly from: number; readonly count: number };

/** Lines that stay around a change. */
const CONTEXT_ROWS = 3;
/** A fold of fewer lines would take the room of what it hides. */
const MIN_FOLDED_ROWS = 3;

/** Leaves out runs of equal rows but for some around the changes. `opened`: starts of runs that are shown nevertheless. */
export function foldRows(rows: readonly DiffRow[], opened: ReadonlySet<number>): readonly DiffItem[] {
  const items: DiffItem[] = [];
  let index = 0;
  while (index < rows.length) {
    const end = findRunEnd(rows, index);
    const from = index === 0 ? 0 : index + CONTEXT_ROWS;
    const to = end === rows.length ? rows.length : end - CONTEXT_ROWS;
    const isFolded = end > index && to - from >= MIN_FOLDED_ROWS && !opened.has(from);
    for (let at = index; at < end; at += 1) {
      if (isFolded && at === from) {
        items.push({ kind: 'fold', from, count: to - from });
        at = to - 1;
      } else items.push({ kind: 'row', row: rows[at] as DiffRow, index: at });
    }
    index = end;
    while (index < rows.length && rows[index]?.kind !== 'equal') {
      items.push({ kind: 'row', row: rows[index] as DiffRow, index });
      index += 1;
    }
  }
  return items;
}

function findRunEnd(rows: readonly DiffRow[], from: number): number {
  let end = from;
  while (end < rows.length && rows[end]?.kind === 'equal') end += 1;
  return end;
}
