import type { JsonValue } from '@gander/core/json-value';

import { nameMedia } from '../media/name-media.ts';

/**
 * A value as text to compare: text as it is, anything else as indented JSON with its keys in one order. Bytes are named,
 * with a fingerprint: nobody reads the words in which two pictures differ.
 */
export function toDiffableText(value: JsonValue | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? nameBytes(value) : JSON.stringify(value, toComparable, 2);
}

function toComparable(_key: string, value: unknown): unknown {
  if (typeof value === 'string') return nameBytes(value);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)));
}

function nameBytes(text: string): string {
  return nameMedia(text, (base64) => ` #${toFingerprint(base64)}`);
}

/** FNV-1a: enough to tell two files of one size apart. */
function toFingerprint(text: string): string {
  let hash = 0x81_1c_9d_c5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01_00_01_93);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
