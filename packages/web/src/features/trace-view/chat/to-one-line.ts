import type { JsonValue } from '@gander/core/json-value';

import { nameMedia, nameMediaInside } from '../../../ui/media/name-media.ts';

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

/** Bytes are named, not shown. */
function toText(value: JsonValue): string {
  const text = typeof value === 'string' ? nameMedia(value) : JSON.stringify(value, nameMediaInside);
  return text.slice(0, MAX_CHARS);
}
