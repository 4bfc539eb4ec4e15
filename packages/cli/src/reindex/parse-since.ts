import { CliError } from '../cli-error.ts';

const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;
/** A day or a time, not the guesses that `Date.parse` makes of anything else. */
const ISO = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})?)?$/;

/**
 * A time given as an age (`7d`, `12h`) or as a date, in milliseconds since the epoch. Throws a usage error.
 *
 * @example parseSince('7d', Date.now())
 */
export function parseSince(text: string, nowMs: number): number {
  const age = /^(\d{1,6})([smhdw])$/.exec(text);
  if (age !== null) return nowMs - Number(age[1]) * UNIT_MS[age[2] as keyof typeof UNIT_MS];
  const dateMs = ISO.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(dateMs)) return dateMs;
  throw new CliError('usage', `--since must be an age such as 7d or 12h, or a date such as 2026-10-01, not '${text}'.`);
}
