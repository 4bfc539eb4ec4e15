import type { SortKey } from '../conjunction/condition.ts';
import { createQueryError } from '../conjunction/query-error.ts';
import { readOrder } from '../conjunction/read-order.ts';
import { requireRunField } from './require-run-field.ts';
import type { RunSortField } from './run-field.ts';

/** The keys of an order of runs. Throws `invalid_argument` with the place of what is wrong. */
export function requireRunOrder(items: readonly string[]): readonly SortKey<RunSortField>[] {
  return items.map((item) => {
    const { key, direction } = readOrder(item);
    const field = requireRunField(key);
    if (field.entity !== 'dataset') return { field, direction };
    throw createQueryError(`Invalid order_by entity: dataset. Runs have many datasets`, key.position);
  });
}
