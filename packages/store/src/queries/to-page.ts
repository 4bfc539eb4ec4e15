import { AppError } from '@gander/core/errors';

import type { Page } from '../page.ts';
import { encodeCursor, type Cursor } from './cursor.ts';

/** Throws `invalid_argument` unless it is a whole number above 0; returns the rows to ask for, one more than wanted. */
export function toRowLimit(limit: number): number {
  if (!Number.isSafeInteger(limit) || limit < 1) {
    throw new AppError('invalid_argument', `A page needs a limit of at least 1; got ${limit}.`);
  }
  return limit + 1;
}

/** Cuts the extra row off again: its presence says that another page follows. */
export function toPage<T>(found: readonly T[], limit: number, toCursor: (last: T) => Cursor): Page<T> {
  if (found.length <= limit) return { items: found, nextCursor: null };
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: last === undefined ? null : encodeCursor(toCursor(last)) };
}
