import { describe, expect, it } from 'vitest';

import { parseTimeText } from './parse-time-text.ts';

/** A Saturday. */
const NOW_MS = new Date(2026, 10, 21, 15, 30).getTime();
const local = (...parts: [number, number, number, number?, number?, number?]) =>
  new Date(parts[0], parts[1], parts[2], parts[3] ?? 0, parts[4] ?? 0, parts[5] ?? 0).toISOString();

describe('parseTimeText', () => {
  it.each([
    ['25m', '25m'],
    ['2h', '2h'],
    [' 90 Min ', '90m'],
    ['last 2 hours', '2h'],
    ['last two hours', '2h'],
    ['the last hour', '1h'],
    ['past week', '1w'],
    ['3 days ago', '3d'],
    ['in the last 15 minutes', '15m'],
    ['an hour ago', '1h'],
    ['last month', '30d'],
  ])('should read %s as %s', (text, range) => {
    expect(parseTimeText(text, NOW_MS)).toEqual({ range });
  });

  it.each([
    ['today', local(2026, 10, 21), undefined],
    ['Yesterday', local(2026, 10, 20), local(2026, 10, 21)],
    ['this week', local(2026, 10, 16), undefined],
    ['this month', local(2026, 10, 1), undefined],
    ['2026-11-19', local(2026, 10, 19), local(2026, 10, 20)],
    ['since 2026-11-19', local(2026, 10, 19), undefined],
    ['2026-11-19 10:05', local(2026, 10, 19, 10, 5), undefined],
    ['10:05', local(2026, 10, 21, 10, 5), undefined],
    ['10:05 - 11:00', local(2026, 10, 21, 10, 5), local(2026, 10, 21, 11)],
    ['2026-11-19T10:05:30 to 12:30', local(2026, 10, 19, 10, 5, 30), local(2026, 10, 19, 12, 30)],
    ['2026-11-18 to 2026-11-19', local(2026, 10, 18), local(2026, 10, 20)],
  ])('should read %s as moments', (text, from, to) => {
    expect(parseTimeText(text, NOW_MS)).toEqual(to === undefined ? { from } : { from, to });
  });

  it.each(['', 'hour', 'soon', '0m', '999999m', '2026-13-01', '2026-02-30', '25:00', '12:00 to 10:00', 'last'])(
    'should not guess at %j',
    (text) => {
      expect(parseTimeText(text, NOW_MS)).toBeUndefined();
    },
  );
});
