import { AppError } from '@gander/core/errors';
import type { ExpressionBuilder } from 'kysely';

import type { Database } from '../schema/tables.ts';
import type { GroupSort } from '../session-store.ts';
import { type Cursor, decodeCursor } from './cursor.ts';
import { toGroupRank } from './group-rank.ts';

type GroupKind = Extract<Cursor['kind'], 'sessions' | 'users'>;

/** A cursor must fit into a URL. Ids that agree in so many characters and have one rank do not matter. */
const MAX_ID_CHARS = 1000;

export interface GroupPlace {
  /** What groups are listed by: see `toGroupRank`. */
  readonly rank: bigint;
  readonly id: string;
  readonly sort: GroupSort;
}

/** Where a page of groups ended: the rank of the last one, and its id. */
export function toGroupCursor(kind: GroupKind, { rank, id, sort }: GroupPlace): Cursor {
  const text = id.length > MAX_ID_CHARS ? id.slice(0, MAX_ID_CHARS).toWellFormed() : id;
  return { kind, number: rank, text: `${toPrefix(sort)}${text}` };
}

export interface GroupCursor {
  readonly idColumn: 'session_id' | 'user_id';
  readonly sort: GroupSort;
  readonly cursor: string | undefined;
}

/** The `having` of the page after a cursor; of the first page it holds for every group. */
export function isAfterCursor(kind: GroupKind, { idColumn, sort, cursor }: GroupCursor) {
  const after = cursor === undefined ? undefined : decodeCursor(kind, cursor);
  const prefix = toPrefix(sort);
  if (after?.text.startsWith(prefix) === false) {
    throw new AppError('invalid_argument', 'The cursor is that of another order. Begin without one.');
  }
  return (eb: ExpressionBuilder<Database, 'traces'>) => {
    if (after === undefined) return eb.lit(true);
    const rank = toGroupRank(eb, sort);
    const id = after.text.slice(prefix.length);
    return eb.or([eb(rank, '<', after.number), eb.and([eb(rank, '=', after.number), eb(idColumn, '<', id)])]);
  };
}

/** Numbers of one order mean nothing in another. */
function toPrefix(sort: GroupSort): string {
  return `${sort}:`;
}
