import type { JsonObject, JsonValue } from './json-value.ts';

/** Leaves out what a reader assumes anyway: `''`, `0` and `[]`, as protobuf's JSON mapping does. */
export function pickSetFields(fields: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isDefault(value)));
}

function isDefault(value: JsonValue): boolean {
  return value === '' || value === 0 || value === '0' || (Array.isArray(value) && value.length === 0);
}
