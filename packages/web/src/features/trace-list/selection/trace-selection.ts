/**
 * Which traces the reader picked: some by id, or all that match the filter but a few. `all` reaches further than what
 * is loaded, so it is not a list of ids.
 */
export type TraceSelection =
  | { readonly kind: 'some'; readonly ids: ReadonlySet<string> }
  | { readonly kind: 'all'; readonly except: ReadonlySet<string> };

export const NOTHING_SELECTED: TraceSelection = { kind: 'some', ids: new Set() };
export const ALL_SELECTED: TraceSelection = { kind: 'all', except: new Set() };

export function isSelected(selection: TraceSelection, id: string): boolean {
  return selection.kind === 'all' ? !selection.except.has(id) : selection.ids.has(id);
}

/** Selects or leaves out all of these. */
export function setSelected(selection: TraceSelection, ids: readonly string[], isOn: boolean): TraceSelection {
  if (selection.kind === 'all') return { kind: 'all', except: change(selection.except, ids, !isOn) };
  return { kind: 'some', ids: change(selection.ids, ids, isOn) };
}

/** How many, where `matchCount` match the filter; `undefined` while that is not known. */
export function countSelected(selection: TraceSelection, matchCount: number | undefined): number | undefined {
  if (selection.kind === 'some') return selection.ids.size;
  return matchCount === undefined ? undefined : Math.max(0, matchCount - selection.except.size);
}

/** The rows from the one that `isFrom` to another, both included, whichever comes first. */
export function listRange<Row>(rows: readonly Row[], isFrom: (row: Row) => boolean, to: Row): readonly Row[] {
  const fromIndex = rows.findIndex(isFrom);
  const toIndex = rows.indexOf(to);
  if (toIndex === -1) return [];
  if (fromIndex === -1) return [to];
  return rows.slice(Math.min(fromIndex, toIndex), Math.max(fromIndex, toIndex) + 1);
}

function change(set: ReadonlySet<string>, ids: readonly string[], isIn: boolean): ReadonlySet<string> {
  const next = new Set(set);
  for (const id of ids) {
    if (isIn) next.add(id);
    else next.delete(id);
  }
  return next;
}
