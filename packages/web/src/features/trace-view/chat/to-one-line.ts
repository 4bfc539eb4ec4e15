import type { JsonValue } from '@gander/core/json-value';

import { findMedia } from '../../../ui/media/find-media.ts';

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
  if (typeof value !== 'string') return JSON.stringify(value, shortenMedia).slice(0, MAX_CHARS);
  return String(shortenMedia('', value)).slice(0, MAX_CHARS);
}

/** Bytes are named, not shown. */
function shortenMedia(_key: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const media = findMedia(value.slice(0, LOOKED_AT_CHARS), value.length);
  return media === undefined ? value : `[${media.mediaType}]`;
}

const LOOKED_AT_CHARS = 1000;
