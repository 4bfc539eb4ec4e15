import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { StoredTag } from './read-tag-origins.ts';

export interface TagRow extends StoredTag {
  readonly traceKey: bigint;
  /** There is a row of this key. */
  readonly isKnown: boolean;
}

/** Inserts a tag, or replaces the one of its key. */
export async function writeSpanTag(trx: SqlExecutor, { traceKey, key, value, origin, isKnown }: TagRow): Promise<void> {
  if (isKnown) {
    await trx
      .updateTable('trace_tags')
      .set({ tag_value: value, origin })
      .where('trace_key', '=', traceKey)
      .where('tag_key', '=', key)
      .execute();
    return;
  }
  await trx.insertInto('trace_tags').values({ trace_key: traceKey, tag_key: key, tag_value: value, origin }).execute();
}
