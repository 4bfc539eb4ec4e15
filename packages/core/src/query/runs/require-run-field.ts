import { createQueryError } from '../conjunction/query-error.ts';
import type { QueryKey } from '../conjunction/read-key.ts';
import { DATASET_ATTRIBUTES, RUN_ATTRIBUTES, type RunAttribute, type RunField } from './run-field.ts';

/** Every name that clients use for the five things a run is asked about. */
const ENTITIES: ReadonlyMap<string, RunField['entity']> = new Map([
  ['metric', 'metric'],
  ['metrics', 'metric'],
  ['param', 'param'],
  ['params', 'param'],
  ['parameter', 'param'],
  ['parameters', 'param'],
  ['tag', 'tag'],
  ['tags', 'tag'],
  ['attribute', 'attribute'],
  ['attributes', 'attribute'],
  ['attr', 'attribute'],
  ['run', 'attribute'],
  ['dataset', 'dataset'],
  ['datasets', 'dataset'],
]);

const ATTRIBUTE_ALIASES: ReadonlyMap<string, RunAttribute> = new Map([
  ['created', 'start_time'],
  ['Created', 'start_time'],
  ['run name', 'run_name'],
  ['Run name', 'run_name'],
  ['Run Name', 'run_name'],
]);

/** What a key names, or `invalid_argument` with what it could. */
export function requireRunField({ entity, key, position }: QueryKey): RunField {
  const found = entity === undefined ? 'attribute' : ENTITIES.get(entity);
  switch (found) {
    case undefined:
      throw createQueryError(
        `Invalid entity type '${entity}'. Valid values are metric, parameter, tag, attribute, dataset`,
        position,
      );
    case 'attribute': {
      const attribute = ATTRIBUTE_ALIASES.get(key) ?? RUN_ATTRIBUTES.find((name) => name === key);
      if (attribute !== undefined) return { entity: found, key: attribute };
      throw createKeyError('attribute', { key, position }, RUN_ATTRIBUTES);
    }
    case 'dataset': {
      const attribute = DATASET_ATTRIBUTES.find((name) => name === key);
      if (attribute !== undefined) return { entity: found, key: attribute };
      throw createKeyError('dataset', { key, position }, DATASET_ATTRIBUTES);
    }
    default:
      return { entity: found, key };
  }
}

function createKeyError(noun: string, { key, position }: Pick<QueryKey, 'key' | 'position'>, valid: readonly string[]) {
  return createQueryError(`Invalid ${noun} key '${key}' specified. Valid keys are ${valid.join(', ')}`, position);
}
