const KEY_BYTES = 8;

/** Keys of traces as bytes, in their order. */
export function encodeTraceKeys(keys: readonly bigint[]): Uint8Array {
  const bytes = new Uint8Array(keys.length * KEY_BYTES);
  const view = new DataView(bytes.buffer);
  for (const [index, key] of keys.entries()) view.setBigInt64(index * KEY_BYTES, key, true);
  return bytes;
}

/** The key at a place of the list. */
export function decodeTraceKey(bytes: Uint8Array, index: number): bigint {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getBigInt64(index * KEY_BYTES, true);
}
