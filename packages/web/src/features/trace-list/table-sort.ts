import { isSortable, type SortableId } from './columns/column-ids.ts';

export interface TableSort {
  readonly id: SortableId;
  readonly isDescending: boolean;
}

export const NEWEST_FIRST: TableSort = { id: 'time', isDescending: true };

/** Reads `-latency`. */
export function parseTableSort(text: string | undefined): TableSort {
  const id = text?.replace(/^-/, '') ?? '';
  return isSortable(id) ? { id, isDescending: text?.startsWith('-') === true } : NEWEST_FIRST;
}

/** What {@link parseTableSort} reads; nothing for the order that a list has by itself. */
export function formatTableSort(sort: TableSort): string | undefined {
  if (sort.id === NEWEST_FIRST.id && sort.isDescending) return undefined;
  return sort.isDescending ? `-${sort.id}` : sort.id;
}

/** A click on a header: first what is looked for most often (the newest, slowest, dearest; names from A), then the other way round, then newest first again. */
export function nextTableSort(current: TableSort, id: SortableId): TableSort {
  const startsDescending = id !== 'name';
  if (current.id !== id) return { id, isDescending: startsDescending };
  if (current.isDescending === startsDescending) return { id, isDescending: !startsDescending };
  return NEWEST_FIRST;
}
