import type { SortKey } from '../conjunction/condition.ts';
import { createQueryError } from '../conjunction/query-error.ts';
import { readOrder } from '../conjunction/read-order.ts';
import { EXPERIMENT_ATTRIBUTES, type ExperimentAttribute } from './experiment-field.ts';

/** The keys of an order of experiments. Throws `invalid_argument` with the place of what is wrong. */
export function requireExperimentOrder(items: readonly string[]): readonly SortKey<ExperimentAttribute>[] {
  return items.map((item) => {
    const { key, direction } = readOrder(item);
    if (key.entity !== undefined && key.entity !== 'attribute') {
      throw createQueryError(
        `Invalid order_by entity: ${key.entity}. Experiments are ordered by attributes`,
        key.position,
      );
    }
    const field = EXPERIMENT_ATTRIBUTES.find((name) => name === key.key);
    if (field !== undefined) return { field, direction };
    throw createQueryError(
      `Invalid attribute key '${key.key}' specified. Valid keys are ${EXPERIMENT_ATTRIBUTES.join(', ')}`,
      key.position,
    );
  });
}
