import type { TagOrigin } from '../labels/tag-origin.ts';
import type { SqlExecutor } from '../dialects/sql-connection.ts';

export interface StoredTag {
  readonly key: string;
  readonly value: string;
  readonly origin: TagOrigin;
}

/** Tags or metadata of a trace, by key. */
export async function readTagOrigins(
  db: SqlExecutor,
  table: 'trace_tags' | 'trace_metadata',
  traceKey: bigint,
): Promise<readonly StoredTag[]> {
  const rows = await db
    .selectFrom(table)
    .select(['tag_key', 'tag_value', 'origin'])
    .where('trace_key', '=', traceKey)
    .orderBy('tag_key')
    .execute();
  return rows.map((row) => ({ key: row.tag_key, value: row.tag_value, origin: Number(row.origin) as TagOrigin }));
}
