import { COLUMN_IDS, type ColumnId, isColumnId } from './column-ids.ts';

export interface ShownColumn {
  readonly id: ColumnId;
  /** Set by the reader; otherwise the column has the width that suits it. */
  readonly widthPx?: number;
}

/** The columns of the table from left to right. */
export type ColumnLayout = readonly ShownColumn[];

const MIN_COLUMN_PX = 48;
const MAX_COLUMN_PX = 1600;

/** Reads `time.name-240.state`; unknown and repeated columns are left out. Nothing known is no layout. */
export function parseColumnLayout(text: string | undefined): ColumnLayout | undefined {
  const layout: ShownColumn[] = [];
  for (const part of text?.split('.') ?? []) {
    const [id = '', width] = part.split('-');
    if (!isColumnId(id) || layout.some((column) => column.id === id)) continue;
    layout.push(width !== undefined && /^\d{1,5}$/.test(width) ? { id, widthPx: clampWidth(Number(width)) } : { id });
  }
  if (layout.length === 0) return undefined;
  // The name is what a row is opened by.
  return layout.some((column) => column.id === 'name') ? layout : [{ id: 'name' }, ...layout];
}

/** What {@link parseColumnLayout} reads; needs no escaping in a URL. */
export function formatColumnLayout(layout: ColumnLayout): string {
  return layout.map(({ id, widthPx }) => (widthPx === undefined ? id : `${id}-${Math.round(widthPx)}`)).join('.');
}

/** Puts a column where the one at `toIndex` stands now. */
export function moveColumn(layout: ColumnLayout, id: ColumnId, toIndex: number): ColumnLayout {
  const column = layout.find((candidate) => candidate.id === id);
  if (column === undefined) return layout;
  const others = layout.filter((candidate) => candidate !== column);
  const index = Math.min(others.length, Math.max(0, toIndex));
  return [...others.slice(0, index), column, ...others.slice(index)];
}

/** `undefined` gives the column the width that suits it. */
export function resizeColumn(layout: ColumnLayout, id: ColumnId, widthPx: number | undefined): ColumnLayout {
  return layout.map((column) => {
    if (column.id !== id) return column;
    return widthPx === undefined ? { id } : { id, widthPx: clampWidth(widthPx) };
  });
}

/** Hides a column, or shows it after the one that comes before it in the order of all columns. The name stays. */
export function toggleColumn(layout: ColumnLayout, id: ColumnId): ColumnLayout {
  if (layout.some((column) => column.id === id)) {
    return id === 'name' ? layout : layout.filter((column) => column.id !== id);
  }
  const before = new Set<ColumnId>(COLUMN_IDS.slice(0, COLUMN_IDS.indexOf(id)));
  const index = layout.findLastIndex((column) => before.has(column.id)) + 1;
  return [...layout.slice(0, index), { id }, ...layout.slice(index)];
}

export function clampWidth(widthPx: number): number {
  return Math.min(MAX_COLUMN_PX, Math.max(MIN_COLUMN_PX, Math.round(widthPx)));
}
