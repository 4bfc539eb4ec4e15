import type { PlainValue } from '@gander/protocol/any-value';
import type { AttributeView } from '@gander/protocol/span-view';

import type { JsonValue } from '../json-value.ts';
import { toMaybeJson } from '../json/maybe-json.ts';
import { toJsonValue } from '../json/to-json-value.ts';

/** Content as JSON: JSON inside a string is decoded. `undefined` when absent or the legal empty value. */
export function readJson(attributes: AttributeView, key: string): JsonValue | undefined {
  return toJsonContent(attributes.get(key));
}

/** Like {@link readJson}, from the first of `keys` that holds anything. */
export function readFirstJson(attributes: AttributeView, keys: readonly string[]): JsonValue | undefined {
  for (const key of keys) {
    const value = readJson(attributes, key);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** A value as JSON, JSON inside a string decoded. */
export function toJsonContent(value: PlainValue | undefined): JsonValue | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? toMaybeJson(value) : toJsonValue(value);
}

/** Texts of a native list, a JSON list or a comma list: emitters use all three for tags. */
export function readTexts(attributes: AttributeView, key: string): readonly string[] {
  const value = readJson(attributes, key);
  const list =
    typeof value === 'string' ? value.split(',') : Array.isArray(value) ? (value as readonly JsonValue[]) : [];
  return list
    .filter((item) => typeof item === 'string')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
