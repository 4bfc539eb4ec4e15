import type { Condition } from '../conjunction/condition.ts';
import { readComparisons } from '../conjunction/read-comparisons.ts';
import { requireValueTest } from '../conjunction/require-value-test.ts';
import type { RegisteredModelField } from './registered-model-field.ts';
import { requireRegistryKey } from './require-registry-key.ts';

const RULE = { type: 'text', canBeList: false, canBeAbsent: false } as const;

/**
 * The conditions of a filter of registered models, all of which must hold. Throws `invalid_argument` with the place of
 * what is wrong. https://mlflow.org/docs/latest/ml/model-registry/workflow/
 *
 * @example requireRegisteredModelFilter("name LIKE 'qa-%' AND tags.`mlflow.prompt.is_prompt` = 'true'")
 */
export function requireRegisteredModelFilter(filter: string): readonly Condition<RegisteredModelField>[] {
  return readComparisons(filter).map((comparison) => ({
    field: requireRegistryKey(comparison.key, ['name']),
    test: requireValueTest(comparison, RULE),
  }));
}
