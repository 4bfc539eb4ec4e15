/** Rows by a figure or a name; equal ones stay in their order. Without one, as they come. */
export function sortFigures<Row>(
  rows: readonly Row[],
  sortBy: ((row: Row) => number | string) | undefined,
  isAscending: boolean,
): readonly Row[] {
  if (sortBy === undefined) return rows;
  const sign = isAscending ? 1 : -1;
  return rows.toSorted((left, right) => sign * compare(sortBy(left), sortBy(right)));
}

function compare(left: number | string, right: number | string): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return String(left).localeCompare(String(right), 'en', { numeric: true });
}
