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
      if (value === undefined) continue;
      params ??= {};
      params[name] = value;
      break;
    }
  }
  return params;
}
