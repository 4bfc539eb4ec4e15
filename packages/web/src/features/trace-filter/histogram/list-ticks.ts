export interface Tick {
  /** Of the width, 0 to 1. */
  readonly share: number;
  readonly label: string;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS_MS = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * MINUTE),
  ...[1, 2, 3, 6, 12].map((count) => count * HOUR),
  ...[1, 2, 7, 14, 30, 90, 180, 365].map((count) => count * DAY),
];

/** Round moments of the local clock between two moments, at most `maxCount` of them. */
export function listTicks(startMs: number, endMs: number, maxCount: number): readonly Tick[] {
  const spanMs = endMs - startMs;
  if (spanMs <= 0 || maxCount < 1) return [];
  const stepMs = STEPS_MS.find((step) => spanMs / step <= maxCount) ?? spanMs;
  // Whole days of the local calendar are not whole days of UTC.
  const zoneMs = new Date(startMs).getTimezoneOffset() * MINUTE;
  const first = Math.ceil((startMs - zoneMs) / stepMs) * stepMs + zoneMs;
  const ticks: Tick[] = [];
  for (let at = first; at <= endMs && ticks.length < maxCount; at += stepMs) {
    ticks.push({ share: (at - startMs) / spanMs, label: formatTick(new Date(at), stepMs) });
  }
  return ticks;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

function formatTick(date: Date, stepMs: number): string {
  const day = `${date.getDate()} ${MONTHS[date.getMonth()] ?? ''}`;
  if (stepMs >= DAY) return stepMs >= 180 * DAY ? `${day} ${date.getFullYear()}` : day;
  const parts = [date.getHours(), date.getMinutes(), ...(stepMs < MINUTE ? [date.getSeconds()] : [])];
  // Midnight says which day begins.
  if (parts.every((part) => part === 0)) return day;
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
