import type { TraceFacetBody } from '@gander/api/gander/facet-schemas';
import type { SelectedValues } from '@gander/core/query/traces/edit/edit-values';

export interface FacetRowData {
  readonly value: string;
  readonly count: number;
  readonly choice: 'included' | 'excluded' | 'open';
}

/** The values with what the filter says of each. What is chosen stays in view, though nothing that is counted has it. */
export function listFacetRows(
  values: TraceFacetBody['values'],
  { included, excluded }: SelectedValues,
  find: string,
): readonly FacetRowData[] {
  const known = new Set(values.map(({ value }) => value));
  const missing = [...included, ...excluded].filter(
    (value) => !known.has(value) && value.toLowerCase().includes(find.toLowerCase()),
  );
  return [...values, ...missing.map((value) => ({ value, count: 0 }))].map(({ value, count }) => ({
    value,
    count,
    choice: included.includes(value) ? 'included' : excluded.includes(value) ? 'excluded' : 'open',
  }));
}
