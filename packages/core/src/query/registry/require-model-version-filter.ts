import type { Condition } from '../conjunction/condition.ts';
import { readComparisons } from '../conjunction/read-comparisons.ts';
import { requireValueTest } from '../conjunction/require-value-test.ts';
import { MODEL_VERSION_ATTRIBUTES, type ModelVersionField } from './model-version-field.ts';
import { requireRegistryKey } from './require-registry-key.ts';

/**
 * The conditions of a filter of model versions, all of which must hold. Throws `invalid_argument` with the place of what
 * is wrong. https://mlflow.org/docs/latest/ml/model-registry/workflow/
 *
 * @example requireModelVersionFilter("name = 'qa' AND version_number > 3 AND run_id IN ('a', 'b')")
 */
export function requireModelVersionFilter(filter: string): readonly Condition<ModelVersionField>[] {
  return readComparisons(filter).map((comparison) => {
    const field = requireRegistryKey(comparison.key, MODEL_VERSION_ATTRIBUTES);
    const attribute = field.entity === 'attribute' ? field.key : undefined;
    const type = attribute === 'version_number' ? 'number' : 'text';
    return {
      field,
      test: requireValueTest(comparison, { type, canBeList: attribute === 'run_id', canBeAbsent: false }),
    };
  });
}
