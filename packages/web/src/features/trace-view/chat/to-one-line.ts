import type { JsonValue } from '@gander/core/json-value';

const MAX_CHARS = 300;

/** A value as people write it in a call: `city: Paris, days: 3`. */
export function toOneLine(value: JsonValue): string {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  const text = isMap
    ? Object.entries(value)
        .map(([key, member]) => `${key}: ${toText(member)}`)
        .join(', ')
    : toText(value);
  return text.replaceAll(/\s+/g, ' ').slice(0, MAX_CHARS);
}

function toText(value: JsonValue): string {
  return typeof value === 'string' ? value.slice(0, MAX_CHARS) : JSON.stringify(value).slice(0, MAX_CHARS);
}
