import type { Condition } from '../conjunction/condition.ts';
import { createQueryError } from '../conjunction/query-error.ts';
import { readComparisons } from '../conjunction/read-comparisons.ts';
import type { QueryKey } from '../conjunction/read-key.ts';
import { requireValueTest } from '../conjunction/require-value-test.ts';
import type { ExperimentField } from './experiment-field.ts';

const ATTRIBUTES = ['name', 'creation_time', 'last_update_time'] as const;

/**
 * The conditions of a filter of experiments, all of which must hold. Throws `invalid_argument` with the place of what is
 * wrong. https://mlflow.org/docs/latest/ml/search/search-experiments/
 *
 * @example requireExperimentFilter("name LIKE 'prod-%' AND tags.team = 'search' AND creation_time > 1750000000000")
 */
export function requireExperimentFilter(filter: string): readonly Condition<ExperimentField>[] {
  return readComparisons(filter).map((comparison) => {
    const field = requireField(comparison.key);
    const isTime = field.entity === 'attribute' && field.key !== 'name';
    const rule = { type: isTime ? 'number' : 'text', canBeList: false, canBeAbsent: field.entity === 'tag' } as const;
    return { field, test: requireValueTest(comparison, rule) };
  });
}

function requireField({ entity, key, position }: QueryKey): ExperimentField {
  if (entity === 'tag' || entity === 'tags') return { entity: 'tag', key };
  if (entity !== undefined && entity !== 'attribute') {
    throw createQueryError(`Invalid entity type '${entity}'. Valid entity types are attribute, tag, tags`, position);
  }
  const attribute = ATTRIBUTES.find((name) => name === key);
  if (attribute !== undefined) return { entity: 'attribute', key: attribute };
  throw createQueryError(`Invalid attribute key '${key}' specified. Valid keys are ${ATTRIBUTES.join(', ')}`, position);
}
