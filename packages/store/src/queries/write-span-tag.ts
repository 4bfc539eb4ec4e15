import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { StoredTag } from './read-tag-origins.ts';

export interface TagRow extends StoredTag {
  readonly table: 'trace_tags' | 'trace_metadata';
  readonly traceKey: bigint;
  /** There is a row of this key. */
  readonly isKnown: boolean;
}

/** Inserts a tag or an entry of metadata, or replaces the one of its key. */
export async function writeSpanTag(trx: SqlExecutor, row: TagRow): Promise<void> {
  const { table, traceKey, key, value, origin, isKnown } = row;
  if (isKnown) {
    await trx
      .updateTable(table)
      .set({ tag_value: value, origin })
      .where('trace_key', '=', traceKey)
      .where('tag_key', '=', key)
      .execute();
    return;
  }
  await trx.insertInto(table).values({ trace_key: traceKey, tag_key: key, tag_value: value, origin }).execute();
}
