const NANOS_PER_MS = 1e6;

/** Milliseconds between two moments; rounds to a float only after the exact subtraction. */
export function toDurationMs(startUnixNano: bigint, endUnixNano: bigint): number {
  return Number(endUnixNano - startUnixNano) / NANOS_PER_MS;
}

/**
 * A duration as people read it: three digits that matter, the unit that keeps them short.
 *
 * @example formatDuration(1234.5) // '1.23 s'
 */
export function formatDuration(durationMs: number): string {
  const sign = durationMs < 0 ? '−' : '';
  const ms = Math.abs(durationMs);
  if (ms === 0) return '0 ms';
  if (ms < 0.001) return `${sign}${Math.round(ms * 1e6)} ns`;
  if (ms < 0.9995) return `${sign}${toThreeDigits(ms * 1000)} µs`;
  if (ms < 999.5) return `${sign}${toThreeDigits(ms)} ms`;
  if (ms < 59_995) return `${sign}${toThreeDigits(ms / 1000)} s`;
  return sign + formatLong(ms);
}

function toThreeDigits(value: number): string {
  const decimals = value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
  const text = value.toFixed(decimals);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function formatLong(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (days > 0) return `${days}d ${hours % 24}h`;
  if (hours > 0) return `${hours}h ${minutes % 60}m`;
  return `${minutes}m ${seconds % 60}s`;
}
