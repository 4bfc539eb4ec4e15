import { createQueryError } from '../conjunction/query-error.ts';

/** How much of a filter has been read; what a database can take in one statement is not much more than is allowed. */
export interface ReadingLimits {
  readonly depth: number;
  readonly conditions: { count: number };
}

const MAX_DEPTH = 30;
const MAX_CONDITIONS = 200;

/** For a filter of which nothing has been read. */
export function createReadingLimits(): ReadingLimits {
  return { depth: 0, conditions: { count: 0 } };
}

/** Throws `invalid_argument` where parentheses and `NOT` are nested too deep. */
export function enterGroup({ depth, conditions }: ReadingLimits, position: number): ReadingLimits {
  if (depth < MAX_DEPTH) return { depth: depth + 1, conditions };
  throw createQueryError(`A filter is nested at most ${MAX_DEPTH} deep`, position);
}

/** Counts a condition; throws `invalid_argument` when there are too many. */
export function checkCondition({ conditions }: ReadingLimits, position: number): void {
  conditions.count += 1;
  if (conditions.count > MAX_CONDITIONS) {
    throw createQueryError(`A filter has at most ${MAX_CONDITIONS} conditions`, position);
  }
}
