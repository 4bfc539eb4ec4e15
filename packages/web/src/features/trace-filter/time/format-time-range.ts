import type { TraceFilterUrl } from '../../trace-list/url.ts';
import { formatRange } from './range.ts';

/** The time that a list covers; empty for all time. */
export type TimeRange = Pick<TraceFilterUrl, 'range' | 'from' | 'to'>;

/** `Last 2 hours`, `21 Nov 10:00 – 12:30`, `since 21 Nov 10:00`; nothing for all time. Local time. */
export function formatTimeRange({
  range,
  from,
  to,
}: Pick<TraceFilterUrl, 'range' | 'from' | 'to'>): string | undefined {
  if (range !== undefined) return formatRange(range);
  if (from !== undefined && to !== undefined) {
    const [start, end] = [new Date(from), new Date(to)];
    const isShort = end.getTime() - start.getTime() < 600_000;
    const isSameDay = start.toDateString() === end.toDateString();
    return `${formatMoment(start, isShort)} – ${isSameDay ? formatClock(end, isShort) : formatMoment(end, isShort)}`;
  }
  if (from !== undefined) return `since ${formatMoment(new Date(from), false)}`;
  return to === undefined ? undefined : `until ${formatMoment(new Date(to), false)}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** `21 Nov 10:00`, with the year where it is not the current one's business. */
function formatMoment(date: Date, hasSeconds: boolean): string {
  const isThisYear = date.getFullYear() === new Date().getFullYear();
  const day = `${date.getDate()} ${MONTHS[date.getMonth()] ?? ''}${isThisYear ? '' : ` ${date.getFullYear()}`}`;
  return `${day} ${formatClock(date, hasSeconds)}`;
}

/** `10:00`, with seconds where the range is short or they are not zero. */
function formatClock(date: Date, hasSeconds: boolean): string {
  const parts = [date.getHours(), date.getMinutes()];
  if (hasSeconds) parts.push(date.getSeconds());
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
