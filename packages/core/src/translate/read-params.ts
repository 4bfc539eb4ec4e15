import type { AttributeView } from '@gander/protocol/span-view';

import type { JsonObject, JsonValue } from '../json-value.ts';
import { readJson } from './attribute-contents.ts';

/** Our name of a model parameter → the attributes that may hold it, best first. */
export type ParamKeys = Readonly<Record<string, readonly string[]>>;

/** `undefined` when none is set. `0`, `false` and `''` are values. */
export function readParams(attributes: AttributeView, keys: ParamKeys): JsonObject | undefined {
  let params: Record<string, JsonValue> | undefined;
  for (const [name, candidates] of Object.entries(keys)) {
    for (const key of candidates) {
      const value = readJson(attributes, key);
      // So Effect writes what is not set.
      if (value === undefined || value === 'undefined') continue;
      params ??= {};
      params[name] = NUMERIC.has(name) ? toNumber(value) : value;
      break;
    }
  }
  return params;
}

/** Micrometer, log bridges and metadata send numbers as text. */
const NUMERIC: ReadonlySet<string> = new Set([
  'temperature',
  'maxTokens',
  'topP',
  'topK',
  'frequencyPenalty',
  'presencePenalty',
  'seed',
  'n',
  'maxRetries',
  'maxSteps',
  'dimensions',
]);

function toNumber(value: JsonValue): JsonValue {
  return typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
}
