/** A signed 64-bit integer from the unsigned halves of its two's complement. */
export function toBigInt64(low: number, high: number): bigint {
  if (high === 0) return BigInt(low);
  return BigInt.asIntN(64, (BigInt(high) << 32n) | BigInt(low));
}

/** The same as a number when it is a safe integer, else a bigint: no digit is lost either way. */
export function toPlainInt64(low: number, high: number): number | bigint {
  const value = (high | 0) * 0x1_0000_0000 + low;
  return Number.isSafeInteger(value) ? value : toBigInt64(low, high);
}
