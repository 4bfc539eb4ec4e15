import type { PlainMap, PlainValue } from '@gander/protocol/any-value';

import type { JsonObject, JsonValue } from '../json-value.ts';
import { MAX_NESTING } from './max-nesting.ts';
import { toBase64 } from './to-base64.ts';

/**
 * What JSON makes of an attribute value: integers beyond 2^53 become decimal strings, bytes base64, `NaN` and the
 * infinities their names. Objects have no prototype, so a key named `__proto__` is ordinary data.
 *
 * @example toJsonValue({ id: 9007199254740993n }) // { id: '9007199254740993' }
 */
export function toJsonValue(value: PlainValue): JsonValue {
  return toNestedJsonValue(value, 0);
}

function toNestedJsonValue(value: PlainValue, depth: number): JsonValue {
  if (value === null) return null;
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'bigint':
      return value.toString();
    default:
  }
  if (value instanceof Uint8Array) return toBase64(value);
  if (depth >= MAX_NESTING) return '[nested too deeply]';
  if (isList(value)) return value.map((item) => toNestedJsonValue(item, depth + 1));
  return toJsonObject(value, depth);
}

function toJsonObject(map: PlainMap, depth: number): JsonObject {
  const object = Object.create(null) as Record<string, JsonValue>;
  for (const [key, item] of Object.entries(map)) object[key] = toNestedJsonValue(item, depth + 1);
  return object;
}

/** `Array.isArray` does not narrow readonly arrays. */
function isList(value: PlainMap | readonly PlainValue[]): value is readonly PlainValue[] {
  return Array.isArray(value);
}
