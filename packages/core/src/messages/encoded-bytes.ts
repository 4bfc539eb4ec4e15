import { findField, isJsonList } from '../json/json-fields.ts';
import { toBase64 } from '../json/to-base64.ts';
import type { JsonObject, JsonValue } from '../json-value.ts';

/**
 * Bytes as JSON makes them of JavaScript's arrays of bytes, `{"0":137,"1":80}`, and of Node's buffers,
 * `{"type":"Buffer","data":[137,80]}`, in base64. `undefined` for any other object.
 */
export function toEncodedBytes(value: JsonObject): string | undefined {
  const list = findField(value, 'type') === 'Buffer' ? findField(value, 'data') : toList(value);
  if (!isJsonList(list) || list.length === 0 || !list.every((item) => isByte(item))) return undefined;
  return toBase64(Uint8Array.from(list as readonly number[]));
}

function toList(value: JsonObject): readonly JsonValue[] | undefined {
  const entries = Object.entries(value);
  return entries.every(([key], index) => key === String(index)) ? entries.map(([, item]) => item) : undefined;
}

function isByte(item: JsonValue): boolean {
  return typeof item === 'number' && Number.isInteger(item) && item >= 0 && item <= 255;
}
