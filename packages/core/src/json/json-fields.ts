import type { JsonObject, JsonValue } from '../json-value.ts';

/** A JSON object: not a list, not `null`. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `Array.isArray` does not narrow readonly arrays. */
export function isJsonList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/**
 * The first of the named fields that is there and not `null`: providers spell one idea in many ways. Own fields only,
 * so that no name ever finds something inherited.
 */
export function findField(object: JsonObject, ...names: readonly string[]): JsonValue | undefined {
  for (const name of names) {
    const value = Object.hasOwn(object, name) ? object[name] : undefined;
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

/** Like {@link findField}, passing over what is not a non-empty string. */
export function findText(object: JsonObject, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = findField(object, name);
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
}

/** Like {@link findField}, passing over what is not an object. */
export function findObject(object: JsonObject, ...names: readonly string[]): JsonObject | undefined {
  for (const name of names) {
    const value = findField(object, name);
    if (isJsonObject(value)) return value;
  }
  return undefined;
}

/** Like {@link findField}, passing over what is not a list. */
export function findList(object: JsonObject, ...names: readonly string[]): readonly JsonValue[] | undefined {
  for (const name of names) {
    const value = findField(object, name);
    if (isJsonList(value)) return value;
  }
  return undefined;
}
