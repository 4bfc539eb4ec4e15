import type { JsonValue } from '@gander/core/json-value';

export type AttributeEntry = readonly [key: string, value: JsonValue];

/** Longer values are searched in their beginning only, so that typing stays fluent beside megabytes. */
const SEARCHED_CHARS = 100_000;

/** Entries in the order of their keys whose key or value contains the text. */
export function filterAttributes(
  attributes: Readonly<Record<string, JsonValue>>,
  text: string,
): readonly AttributeEntry[] {
  const wanted = text.trim().toLowerCase();
  const entries = Object.entries(attributes).sort(([left], [right]) => (left < right ? -1 : 1));
  if (wanted === '') return entries;
  return entries.filter(([key, value]) => key.toLowerCase().includes(wanted) || toText(value).includes(wanted));
}

function toText(value: JsonValue): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.slice(0, SEARCHED_CHARS).toLowerCase();
}
