import type uPlot from 'uplot';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const MONTH_MS = 28 * DAY_MS;
const YEAR_MS = 365 * DAY_MS;

/** Height that two lines take. */
export const TIME_AXIS_SIZE = 40;

/**
 * How uPlot writes the marks of a time axis in milliseconds: from a distance of marks on, the mark, and what is added below it
 * where a year, a month, a day, an hour, a minute or a second begins. The clock has 24 hours, as everywhere else.
 */
export const TIME_AXIS_VALUES: uPlot.Axis.Values = [
  [YEAR_MS, '{YYYY}', null, null, null, null, null, null, 1],
  [MONTH_MS, '{MMM}', '\n{YYYY}', null, null, null, null, null, 1],
  [DAY_MS, '{D} {MMM}', '\n{YYYY}', null, null, null, null, null, 1],
  [HOUR_MS, '{HH}:{mm}', '\n{D} {MMM} {YYYY}', null, '\n{D} {MMM}', null, null, null, 1],
  [MINUTE_MS, '{HH}:{mm}', '\n{D} {MMM} {YYYY}', null, '\n{D} {MMM}', null, null, null, 1],
  [SECOND_MS, '{HH}:{mm}:{ss}', '\n{D} {MMM} {YYYY}', null, '\n{D} {MMM}', null, null, null, 1],
  [1, '{ss}.{fff}', '\n{D} {MMM} {YYYY} {HH}:{mm}', null, '\n{D} {MMM} {HH}:{mm}', null, '\n{HH}:{mm}', null, 1],
];
