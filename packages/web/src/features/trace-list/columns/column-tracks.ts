import type { ColumnLayout } from './column-layout.ts';
import type { TraceColumn } from './trace-column.ts';

export const COLUMN_GAP_PX = 12;
export const CHECK_COLUMN_PX = 16;
export const ROW_PADDING_PX = 12;

export interface ColumnTracks {
  /** CSS `grid-template-columns`: the check box, then the columns. */
  readonly template: string;
  /** Narrower than this the table scrolls sideways. */
  readonly minWidthPx: number;
}

/** Where the columns stand. Those that the reader did not size share the room that is left. */
export function toColumnTracks(
  layout: ColumnLayout,
  getColumn: (id: ColumnLayout[number]['id']) => TraceColumn,
): ColumnTracks {
  const columns = layout.map(({ id, widthPx }) => {
    const { minPx, grow } = getColumn(id);
    if (widthPx !== undefined) return { track: `${widthPx}px`, minPx: widthPx };
    return { track: grow === undefined ? `${minPx}px` : `minmax(${minPx}px, ${grow}fr)`, minPx };
  });
  const canGrow = columns.some(({ track }) => track.includes('fr'));
  const tracks = [`${CHECK_COLUMN_PX}px`, ...columns.map(({ track }) => track), ...(canGrow ? [] : ['1fr'])];
  const widthsPx = columns.reduce((sum, { minPx }) => sum + minPx, CHECK_COLUMN_PX);
  return {
    template: tracks.join(' '),
    minWidthPx: widthsPx + COLUMN_GAP_PX * (tracks.length - 1) + 2 * ROW_PADDING_PX,
  };
}
