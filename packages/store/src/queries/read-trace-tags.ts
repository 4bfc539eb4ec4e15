import type { KeyValue } from '@gander/core/key-value';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { toBigInt } from '../schema/int64.ts';
import { padList, sliceList } from './pad-list.ts';

/** Tags or metadata of the traces, by local key, in the order in which they came. */
export async function readTraceTags(
  db: SqlExecutor,
  table: 'trace_tags' | 'trace_metadata',
  traceKeys: readonly bigint[],
): Promise<ReadonlyMap<bigint, readonly KeyValue[]>> {
  const tags = new Map<bigint, KeyValue[]>();
  for (const slice of sliceList(traceKeys)) {
    const rows = await db
      .selectFrom(table)
      .select(['trace_key', 'tag_key', 'tag_value'])
      .where('trace_key', 'in', padList(slice))
      .orderBy('trace_key')
      .orderBy('tag_no')
      .orderBy('tag_key')
      .execute();
    for (const row of rows) {
      const traceKey = toBigInt(row.trace_key);
      const known = tags.get(traceKey);
      const tag = { key: row.tag_key, value: row.tag_value };
      if (known === undefined) tags.set(traceKey, [tag]);
      else known.push(tag);
    }
  }
  return tags;
}
