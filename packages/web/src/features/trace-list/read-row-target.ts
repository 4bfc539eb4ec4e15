import { type ColumnId, isColumnId } from './columns/column-ids.ts';

/** What of a row was clicked. */
export interface RowTarget {
  /** Of the item, from 0. */
  readonly index: number;
  readonly part:
    | { readonly kind: 'row' }
    | { readonly kind: 'check' }
    /** Another link, which does what links do. */
    | { readonly kind: 'link' }
    | {
        readonly kind: 'value';
        readonly columnId: ColumnId;
        readonly place: number | 'all';
        readonly element: Element;
      };
}

/** The row around an element, and the part of it that the element belongs to; nothing outside of rows. */
export function readRowTarget(target: EventTarget | null): RowTarget | undefined {
  if (!(target instanceof Element)) return undefined;
  // The first row is the head, and counting begins at 1.
  const index = Number(target.closest('[data-row]')?.getAttribute('aria-rowindex') ?? Number.NaN) - 2;
  if (Number.isNaN(index)) return undefined;
  if (target.closest('[data-row-check]') !== null) return { index, part: { kind: 'check' } };
  const value = target.closest<HTMLElement>('[data-cell-value]');
  const columnId = readColumn(target);
  if (value !== null && columnId !== undefined) {
    const place = value.dataset['cellValue'] === 'all' ? 'all' : Number(value.dataset['cellValue']);
    return { index, part: { kind: 'value', columnId, place, element: value } };
  }
  if (target.closest('a:not([data-row-link])') !== null) return { index, part: { kind: 'link' } };
  return { index, part: { kind: 'row' } };
}

/** The column whose cell an element is in. */
export function readColumn(target: EventTarget | null): ColumnId | undefined {
  if (!(target instanceof Element)) return undefined;
  const id = target.closest<HTMLElement>('[data-cell]')?.dataset['cell'];
  return id !== undefined && isColumnId(id) ? id : undefined;
}
