import type { JsonObject, JsonValue } from '@gander/core/json-value';

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a list that an object has under a key; none where there is no list. */
export function listObjects(value: JsonValue | undefined, key: string): readonly JsonObject[] {
  const list = isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return Array.isArray(list) ? (list as readonly JsonValue[]).filter(isJsonObject) : [];
}
