const KEY_BYTES = 8;

/** Keys of traces as bytes, in their order. */
export function encodeTraceKeys(keys: readonly bigint[]): Uint8Array {
  const bytes = new Uint8Array(keys.length * KEY_BYTES);
  const view = new DataView(bytes.buffer);
  for (const [index, key] of keys.entries()) view.setBigInt64(index * KEY_BYTES, key, true);
  return bytes;
}

/** The key at a place of the list. Byte by byte: a view per key would take several times as long, and lists are long. */
export function decodeTraceKey(bytes: Uint8Array, index: number): number {
  let key = 0;
  for (let at = (index + 1) * KEY_BYTES - 1; at >= index * KEY_BYTES; at -= 1) key = key * 256 + (bytes[at] as number);
  return key;
}
