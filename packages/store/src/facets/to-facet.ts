import type { FacetRequest, TraceFacet, ValueCount } from '../trace-facet-store.ts';

/** Values counted outside of SQL, as they are shown. */
export function toFacet(
  counts: ReadonlyMap<string, number>,
  { limit, contains = '' }: FacetRequest,
  sampleSize: number | null,
): TraceFacet {
  const wanted = contains.toLowerCase();
  const values = [...counts]
    .filter(([value]) => value.toLowerCase().includes(wanted))
    .map(([value, count]): ValueCount => ({ value, count }))
    .toSorted((left, right) => compare(left, right, wanted));
  return { values: values.slice(0, limit), isCut: values.length > limit, sampleSize };
}

function compare(left: ValueCount, right: ValueCount, start: string): number {
  const isFirst = ({ value }: ValueCount) => (value.toLowerCase().startsWith(start) ? 0 : 1);
  return isFirst(left) - isFirst(right) || right.count - left.count || (left.value < right.value ? -1 : 1);
}
