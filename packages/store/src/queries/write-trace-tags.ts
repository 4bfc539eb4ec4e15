import type { KeyValue } from '@gander/core/key-value';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { TAG_ORIGINS } from '../labels/tag-origin.ts';

export interface TraceTagsWrite {
  readonly table: 'trace_tags' | 'trace_metadata';
  readonly traceKey: bigint;
  readonly tags: readonly KeyValue[];
}

/** Sets tags or metadata of a trace; of two with one key the later wins, in the place of the first. Belongs in a transaction. */
export async function writeTraceTags(trx: SqlExecutor, { table, traceKey, tags }: TraceTagsWrite): Promise<void> {
  if (tags.length === 0) return;
  const stored = await trx.selectFrom(table).selectAll().where('trace_key', '=', traceKey).execute();
  const values = new Map(stored.map((row) => [row.tag_key, { value: row.tag_value, origin: Number(row.origin) }]));
  let tagNo = stored.reduce((last, tag) => Math.max(last, Number(tag.tag_no)), 0);
  const created: { trace_key: bigint; tag_no: number; tag_key: string; tag_value: string }[] = [];
  for (const [key, value] of new Map(tags.map((tag) => [tag.key, tag.value]))) {
    const known = values.get(key);
    if (known === undefined) {
      tagNo += 1;
      created.push({ trace_key: traceKey, tag_no: tagNo, tag_key: key, tag_value: value });
      continue;
    }
    // A span may have brought the same one: from now on it is a client's, which no span overrules.
    if (known.value === value && known.origin === TAG_ORIGINS.hand) continue;
    await updateEntry(trx, { table, traceKey, key, value });
  }
  // A client decides how many there are; a statement has only so many parameters.
  for (let start = 0; start < created.length; start += ROWS_PER_INSERT) {
    await trx
      .insertInto(table)
      .values(created.slice(start, start + ROWS_PER_INSERT))
      .execute();
  }
}

const ROWS_PER_INSERT = 100;

interface StoredPair extends KeyValue {
  readonly table: 'trace_tags' | 'trace_metadata';
  readonly traceKey: bigint;
}

async function updateEntry(trx: SqlExecutor, { table, traceKey, key, value }: StoredPair): Promise<void> {
  await trx
    .updateTable(table)
    .set({ tag_value: value, origin: TAG_ORIGINS.hand })
    .where('trace_key', '=', traceKey)
    .where('tag_key', '=', key)
    .execute();
}
