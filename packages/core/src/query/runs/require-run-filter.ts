import type { Condition } from '../conjunction/condition.ts';
import { readComparisons } from '../conjunction/read-comparisons.ts';
import { requireValueTest, type ValueRule } from '../conjunction/require-value-test.ts';
import { requireRunField } from './require-run-field.ts';
import type { RunField } from './run-field.ts';

/**
 * The conditions of a filter of runs, all of which must hold. Throws `invalid_argument` with the place of what is wrong.
 * https://mlflow.org/docs/latest/ml/search/search-runs/
 *
 * @example requireRunFilter("metrics.loss < 0.5 AND params.`my key` LIKE 'a%' AND attributes.status = 'FINISHED'")
 */
export function requireRunFilter(filter: string): readonly Condition<RunField>[] {
  return readComparisons(filter).map((comparison) => {
    const field = requireRunField(comparison.key);
    return { field, test: requireValueTest(comparison, toRule(field)) };
  });
}

function toRule(field: RunField): ValueRule {
  switch (field.entity) {
    case 'metric':
      return { type: 'number', canBeList: false, canBeAbsent: false };
    case 'param':
    case 'tag':
      return { type: 'text', canBeList: false, canBeAbsent: true };
    case 'dataset':
      return { type: 'text', canBeList: true, canBeAbsent: false };
    case 'attribute':
      return {
        type: field.key === 'start_time' || field.key === 'end_time' ? 'number' : 'text',
        canBeList: field.key === 'run_id',
        canBeAbsent: false,
      };
    default:
      return field satisfies never;
  }
}
