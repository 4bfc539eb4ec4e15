const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Milliseconds of a moment in nanoseconds: lossy, for clocks and calendars only. */
export function toUnixMs(unixNano: bigint): number {
  return Number(unixNano / 1_000_000n);
}

/**
 * How long ago, in one unit: `just now`, `42s ago`, `5m ago`, `3h ago`, `6d ago`; further back the date.
 * A moment in the future (clocks differ) says so.
 */
export function formatRelativeTime(unixMs: number, nowMs: number): string {
  const ageMs = nowMs - unixMs;
  if (ageMs < -5 * SECOND_MS) return ageMs > -DAY_MS ? `in ${toOneUnit(-ageMs)}` : formatDate(unixMs);
  if (ageMs < 5 * SECOND_MS) return 'just now';
  if (ageMs < 7 * DAY_MS) return `${toOneUnit(ageMs)} ago`;
  return formatDate(unixMs);
}

function toOneUnit(ms: number): string {
  if (ms < MINUTE_MS) return `${Math.floor(ms / SECOND_MS)}s`;
  if (ms < HOUR_MS) return `${Math.floor(ms / MINUTE_MS)}m`;
  if (ms < DAY_MS) return `${Math.floor(ms / HOUR_MS)}h`;
  return `${Math.floor(ms / DAY_MS)}d`;
}

/** `2026-11-21`, in local time. */
function formatDate(unixMs: number): string {
  const date = new Date(unixMs);
  if (Number.isNaN(date.getTime())) return 'out of range';
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

/** Local date and time with all nine digits of the second: `2026-11-21 10:11:34.123456789`. */
export function formatExactTime(unixNano: bigint): string {
  const unixMs = toUnixMs(unixNano);
  const date = new Date(unixMs);
  if (Number.isNaN(date.getTime())) return `${unixNano} ns`;
  const nanos = ((unixNano % 1_000_000_000n) + 1_000_000_000n) % 1_000_000_000n;
  return `${formatDate(unixMs)} ${formatClock(date)}.${String(nanos).padStart(9, '0')}`;
}

/** Local date and time with milliseconds, which is as much as people read: `2026-11-21 10:11:34.123`. */
export function formatMillisecondTime(unixNano: bigint): string {
  return formatExactTime(unixNano).replace(/(?<=\.\d{3})\d{6}$/, '');
}

/** Local time of day with milliseconds: `10:11:34.123`. */
export function formatClockTime(unixMs: number): string {
  const date = new Date(unixMs);
  if (Number.isNaN(date.getTime())) return 'out of range';
  return `${formatClock(date)}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}

function formatClock(date: Date): string {
  return `${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
