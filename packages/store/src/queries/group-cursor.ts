import type { ExpressionBuilder } from 'kysely';

import type { Database } from '../schema/tables.ts';
import { type Cursor, decodeCursor } from './cursor.ts';

type GroupKind = Extract<Cursor['kind'], 'sessions' | 'users'>;

/** A cursor must fit into a URL. Ids that agree in so many characters and end at the same nanosecond do not matter. */
const MAX_ID_CHARS = 1000;

/** Where a page of groups ended: the start of the group's newest trace, and its id. */
export function toGroupCursor(kind: GroupKind, lastUnixNano: bigint, id: string): Cursor {
  return { kind, number: lastUnixNano, text: id.length > MAX_ID_CHARS ? id.slice(0, MAX_ID_CHARS).toWellFormed() : id };
}

/** The `having` of the page after a cursor; of the first page it holds for every group. */
export function isAfterCursor(kind: GroupKind, idColumn: 'session_id' | 'user_id', cursor: string | undefined) {
  const after = cursor === undefined ? undefined : decodeCursor(kind, cursor);
  return (eb: ExpressionBuilder<Database, 'traces'>) => {
    if (after === undefined) return eb.lit(true);
    const last = eb.fn.max('start_unix_nano');
    return eb.or([eb(last, '<', after.number), eb.and([eb(last, '=', after.number), eb(idColumn, '<', after.text)])]);
  };
}
