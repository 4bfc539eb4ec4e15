const DURATION = /^(-?)(\d{1,12})(?:\.(\d{1,9}))?s$/;
const MS_PER_SECOND = 1000n;
const MS_DIGITS = 3;

/** Whole milliseconds of a protobuf duration such as `1.234s`; `undefined` for what is none. */
export function parseDurationMs(text: unknown): bigint | undefined {
  const [, sign, seconds, fraction = ''] = (typeof text === 'string' && DURATION.exec(text)) || [];
  if (seconds === undefined) return undefined;
  const durationMs = BigInt(seconds) * MS_PER_SECOND + BigInt(fraction.padEnd(MS_DIGITS, '0').slice(0, MS_DIGITS));
  return sign === '-' ? -durationMs : durationMs;
}

/** As protobuf writes it: `1.500s`, `3s`, `0s`, `-0.250s`. */
export function toDuration(durationMs: bigint): string {
  const isNegative = durationMs < 0n;
  const size = isNegative ? -durationMs : durationMs;
  const fraction = size % MS_PER_SECOND;
  const digits = fraction === 0n ? '' : `.${String(fraction).padStart(MS_DIGITS, '0')}`;
  return `${isNegative ? '-' : ''}${size / MS_PER_SECOND}${digits}s`;
}
