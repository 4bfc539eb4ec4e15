import type { SortKey } from '../conjunction/condition.ts';
import { readOrder } from '../conjunction/read-order.ts';
import type { RegisteredModelSortField } from './registered-model-field.ts';
import { requireSortAttribute } from './require-registry-key.ts';

/** The keys of an order of registered models; `timestamp` is when they last changed. Throws `invalid_argument`. */
export function requireRegisteredModelOrder(items: readonly string[]): readonly SortKey<RegisteredModelSortField>[] {
  return items.map((item) => {
    const { key, direction } = readOrder(item);
    const name = requireSortAttribute(key, ['name', 'timestamp', 'last_updated_timestamp']);
    return { field: name === 'timestamp' ? 'last_updated_timestamp' : name, direction };
  });
}
