import { isRange, type Range } from './range.ts';

const UNITS: Readonly<Record<string, 'm' | 'h' | 'd' | 'w'>> = {
  m: 'm',
  min: 'm',
  mins: 'm',
  minute: 'm',
  minutes: 'm',
  h: 'h',
  hr: 'h',
  hrs: 'h',
  hour: 'h',
  hours: 'h',
  d: 'd',
  day: 'd',
  days: 'd',
  w: 'w',
  week: 'w',
  weeks: 'w',
};

const NUMBER_WORDS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
};

/** What people mean by a time: a range that ends now, or moments in ISO 8601. */
export type TimeChoice = { readonly range: Range } | { readonly from: string; readonly to?: string };

/**
 * Reads what people write for a time: `25m`, `last 2 hours`, `past week`, `90 min ago`, `today`, `yesterday`, `2026-11-21`,
 * `2026-11-21 10:00 to 12:30`. Local time. `undefined` for anything else.
 */
export function parseTimeText(text: string, nowMs: number): TimeChoice | undefined {
  const written = text.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  return parseRelative(written) ?? parseDay(written, nowMs) ?? parseMoments(text.trim(), nowMs);
}

function parseRelative(text: string): TimeChoice | undefined {
  const bare = text.replace(/^(?:in )?(?:the )?(?:last|past) ?/, '').replace(/ ago$/, '');
  const match = /^(?:(\d{1,5}) ?|([a-z]+) )?([a-z]+)$/.exec(bare);
  if (match === null) return undefined;
  const [, digits, word, unitName = ''] = match;
  const unit = UNITS[unitName];
  // A unit alone means nothing, `last hour` does.
  const isLast = bare !== text;
  const count =
    digits === undefined ? (word === undefined ? (isLast ? 1 : undefined) : NUMBER_WORDS[word]) : Number(digits);
  if (unit === undefined || count === undefined) return undefined;
  const range = `${count}${unit}`;
  return isRange(range) ? { range } : undefined;
}

const DAY_NAMES = ['today', 'yesterday', 'this week', 'last month', 'past month', 'this month'] as const;

function parseDay(text: string, nowMs: number): TimeChoice | undefined {
  const name = DAY_NAMES.find((day) => day === text);
  if (name === undefined) return undefined;
  const midnight = new Date(nowMs);
  midnight.setHours(0, 0, 0, 0);
  switch (name) {
    case 'today':
      return { from: midnight.toISOString() };
    case 'yesterday':
      return { from: addDays(midnight, -1).toISOString(), to: midnight.toISOString() };
    case 'this week':
      // From Monday on.
      return { from: addDays(midnight, -((midnight.getDay() + 6) % 7)).toISOString() };
    case 'this month':
      return { from: addDays(midnight, 1 - midnight.getDate()).toISOString() };
    default:
      return { range: '30d' };
  }
}

function addDays(date: Date, days: number): Date {
  const moved = new Date(date);
  moved.setDate(moved.getDate() + days);
  return moved;
}

const MOMENT = /^(?:(\d{4})-(\d{1,2})-(\d{1,2}))?[ T]*(?:(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

function parseMoments(text: string, nowMs: number): TimeChoice | undefined {
  const [first = '', second, tooMany] = text.split(/\s+(?:to|until|-|–)\s+|\s*–\s*/);
  const start = parseMoment(first.replace(/^(?:since|from) /i, ''), new Date(nowMs));
  if (start === undefined || tooMany !== undefined) return undefined;
  if (second === undefined) {
    // A day alone is that day.
    return start.hasTime || /^(?:since|from) /i.test(first)
      ? { from: start.date.toISOString() }
      : { from: start.date.toISOString(), to: addDays(start.date, 1).toISOString() };
  }
  const end = parseMoment(second, start.date);
  if (end === undefined) return undefined;
  const to = end.hasTime ? end.date : addDays(end.date, 1);
  return to > start.date ? { from: start.date.toISOString(), to: to.toISOString() } : undefined;
}

/** A time without a day is on `day`. */
function parseMoment(text: string, day: Date): { readonly date: Date; readonly hasTime: boolean } | undefined {
  const match = MOMENT.exec(text.trim());
  if (match === null || text.trim() === '') return undefined;
  const [, year, month, dayOfMonth, hours, minutes, seconds] = match;
  const hasTime = hours !== undefined;
  const date = new Date(day);
  if (year !== undefined) date.setFullYear(Number(year), Number(month) - 1, Number(dayOfMonth));
  date.setHours(Number(hours ?? 0), Number(minutes ?? 0), Number(seconds ?? 0), 0);
  const isReal = month === undefined || date.getMonth() === Number(month) - 1;
  return isReal && Number(hours ?? 0) < 24 && Number(minutes ?? 0) < 60 ? { date, hasTime } : undefined;
}
