import { createQueryError } from '../conjunction/query-error.ts';

/** How much of a filter has been read; what a database can take in one statement is not much more than is allowed. */
export interface ReadingLimits {
  readonly depth: number;
  readonly conditions: { count: number };
  /** In all lists together. */
  readonly listed: { count: number };
}

const MAX_DEPTH = 30;
const MAX_CONDITIONS = 200;
/** A condition may end up in a statement four times, and a statement of SQLite's has at most 32,766 parameters. */
const MAX_LISTED = 5_000;

/** For a filter of which nothing has been read. */
export function createReadingLimits(): ReadingLimits {
  return { depth: 0, conditions: { count: 0 }, listed: { count: 0 } };
}

/** Throws `invalid_argument` where parentheses and `NOT` are nested too deep. */
export function openGroup(limits: ReadingLimits, position: number): ReadingLimits {
  if (limits.depth < MAX_DEPTH) return { ...limits, depth: limits.depth + 1 };
  throw createQueryError(`A filter is nested at most ${MAX_DEPTH} deep`, position);
}

/** Counts a condition; throws `invalid_argument` when there are too many. */
export function checkCondition({ conditions }: ReadingLimits, position: number): void {
  conditions.count += 1;
  if (conditions.count > MAX_CONDITIONS) {
    throw createQueryError(`A filter has at most ${MAX_CONDITIONS} conditions`, position);
  }
}

/** Counts a value of a list; throws `invalid_argument` when there are too many. */
export function checkListed({ listed }: ReadingLimits, position: number): void {
  listed.count += 1;
  if (listed.count > MAX_LISTED)
    throw createQueryError(`The lists of a filter have at most ${MAX_LISTED} values`, position);
}
