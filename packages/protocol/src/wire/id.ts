import { toHex } from './hex.ts';
import { toMalformed } from './wire-reader.ts';

/**
 * A trace id has 16 bytes and a span id 8. Other short lengths are passed on for the caller to name in its refusal;
 * beyond this the field is not an id, and its hex would be a way to make us allocate.
 */
export const MAX_ID_BYTES = 64;

/** Throws {@link ProtocolError} for a field that is too long to be an id. */
export function checkIdLength(start: number, end: number): void {
  if (end - start > MAX_ID_BYTES) throw toMalformed(`has an id of ${end - start} bytes`);
}

/** Lowercase hex; `''` for an absent id, and for an all-zero one, which OTLP defines as invalid. */
export function toIdHex(bytes: Uint8Array, start: number, end: number): string {
  for (let pos = start; pos < end; pos += 1) {
    if (bytes[pos] !== 0) return toHex(bytes, start, end);
  }
  return '';
}
