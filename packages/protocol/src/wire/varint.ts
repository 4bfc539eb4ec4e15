/** Bytes of the varint of an unsigned integer below 2^32. */
export function countVarintBytes(value: number): number {
  if (value < 0x80) return 1;
  if (value < 0x4000) return 2;
  if (value < 0x20_0000) return 3;
  if (value < 0x1000_0000) return 4;
  return 5;
}

/** Writes an unsigned integer below 2^32 at `offset` and returns the offset behind it. */
export function writeVarint(value: number, target: Uint8Array, offset: number): number {
  let rest = value;
  let pos = offset;
  while (rest >= 0x80) {
    target[pos] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
    pos += 1;
  }
  target[pos] = rest;
  return pos + 1;
}
