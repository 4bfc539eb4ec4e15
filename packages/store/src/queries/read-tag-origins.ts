import type { TagOrigin } from '../labels/tag-origin.ts';
import type { SqlExecutor } from '../dialects/sql-connection.ts';

export interface StoredTag {
  readonly key: string;
  readonly value: string;
  readonly origin: TagOrigin;
}

/** By key. */
export async function readTagOrigins(db: SqlExecutor, traceKey: bigint): Promise<readonly StoredTag[]> {
  const rows = await db
    .selectFrom('trace_tags')
    .select(['tag_key', 'tag_value', 'origin'])
    .where('trace_key', '=', traceKey)
    .orderBy('tag_key')
    .execute();
  return rows.map((row) => ({ key: row.tag_key, value: row.tag_value, origin: Number(row.origin) as TagOrigin }));
}
