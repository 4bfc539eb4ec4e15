const INT64_MAX = 9_223_372_036_854_775_807n;
/** No time of a stored trace is before it. */
export const INT64_MIN = -9_223_372_036_854_775_808n;

/**
 * OTLP times are unsigned 64-bit, SQL integers are signed. The index keeps the nearest value it can; the exact one stays
 * in the stored chunk. Nothing real is lost: int64 nanoseconds end in the year 2262.
 */
export function clampToInt64(value: bigint): bigint {
  if (value > INT64_MAX) return INT64_MAX;
  return value < INT64_MIN ? INT64_MIN : value;
}

/** An integer column as some driver returned it. */
export function toBigInt(value: bigint | number | string): bigint {
  return typeof value === 'bigint' ? value : BigInt(value);
}

/** The same for a column that may be empty. */
export function toBigIntOrNull(value: bigint | number | string | null): bigint | null {
  return value === null ? null : toBigInt(value);
}
