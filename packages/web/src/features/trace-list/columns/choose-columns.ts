import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';

import type { ColumnLayout } from './column-layout.ts';
import { COLUMN_GAP_PX } from './column-tracks.ts';
import { TRACE_COLUMNS } from './trace-columns.tsx';

/** More are not looked at to see which columns have something to show. */
const SAMPLE_SIZE = 500;

/** The columns of a reader who chose none: those that have something to show, as many as fit, the most telling first. */
export function chooseColumns(traces: readonly TraceSummaryBody[], availablePx: number): ColumnLayout {
  const sample = traces.slice(0, SAMPLE_SIZE);
  const wanted = TRACE_COLUMNS.filter(
    ({ rank, isNeeded }) => rank !== undefined && (isNeeded === undefined || sample.some(isNeeded)),
  ).toSorted((left, right) => (left.rank ?? 0) - (right.rank ?? 0));
  let usedPx = 0;
  const fitting = new Set<string>();
  for (const column of wanted) {
    // What can grow is of little use at its narrowest.
    usedPx += column.minPx * (column.grow === undefined ? 1 : 1.25) + COLUMN_GAP_PX;
    // The first few stay even where they do not fit: a table of less says nothing.
    if (usedPx > availablePx && fitting.size >= 4) break;
    fitting.add(column.id);
  }
  return TRACE_COLUMNS.filter(({ id }) => fitting.has(id)).map(({ id }) => ({ id }));
}
