/** RFC 3339 with an offset, which may be written small; any number of fractional digits. */
const RFC3339 = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?([Zz]|[+-]\d\d:\d\d)$/;
const MS_DIGITS = 3;

/** Milliseconds since the epoch; `undefined` for what is no time. */
export function parseTimestampMs(text: unknown): bigint | undefined {
  const [, day, time, fraction = '', offset = ''] = (typeof text === 'string' && RFC3339.exec(text)) || [];
  if (day === undefined || time === undefined) return undefined;
  const seconds = Date.parse(`${day}T${time}${offset.toUpperCase()}`);
  if (Number.isNaN(seconds)) return undefined;
  return BigInt(seconds) + BigInt(fraction.padEnd(MS_DIGITS, '0').slice(0, MS_DIGITS));
}

/** As protobuf writes it: `2025-06-15T14:07:41.282Z`, and no fraction where there is none. */
export function toTimestamp(timeMs: bigint): string {
  const date = new Date(Number(timeMs));
  return Number.isNaN(date.getTime()) ? toTimestamp(0n) : date.toISOString().replace('.000Z', 'Z');
}
