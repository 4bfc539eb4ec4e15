import type { SortKey } from '../conjunction/condition.ts';
import { readOrder } from '../conjunction/read-order.ts';
import { MODEL_VERSION_SORT_FIELDS, type ModelVersionSortField } from './model-version-field.ts';
import { requireSortAttribute } from './require-registry-key.ts';

/** The keys of an order of model versions. Throws `invalid_argument`. */
export function requireModelVersionOrder(items: readonly string[]): readonly SortKey<ModelVersionSortField>[] {
  return items.map((item) => {
    const { key, direction } = readOrder(item);
    return { field: requireSortAttribute(key, MODEL_VERSION_SORT_FIELDS), direction };
  });
}
