import type { KeyValue } from '@gander/core/key-value';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { sliceList } from './pad-list.ts';

/** Sets tags of a run; of two with one key the later wins. Belongs in a transaction. */
export async function writeRunTags(trx: SqlExecutor, runKey: number, tags: readonly KeyValue[]): Promise<void> {
  const values = new Map(tags.map(({ key, value }) => [key, value]));
  for (const slice of sliceList([...values])) await writeSlice(trx, runKey, new Map(slice));
}

async function writeSlice(trx: SqlExecutor, runKey: number, values: ReadonlyMap<string, string>): Promise<void> {
  const stored = await trx
    .selectFrom('run_tags')
    .select('tag_key')
    .where('run_key', '=', runKey)
    .where('tag_key', 'in', [...values.keys()])
    .execute();
  const known = new Set(stored.map(({ tag_key }) => tag_key));
  for (const [key, value] of values) {
    if (!known.has(key)) continue;
    await trx
      .updateTable('run_tags')
      .set({ tag_value: value })
      .where('run_key', '=', runKey)
      .where('tag_key', '=', key)
      .execute();
  }
  const created = [...values].filter(([key]) => !known.has(key));
  if (created.length === 0) return;
  const last = await trx
    .selectFrom('run_tags')
    .select((eb) => eb.fn.max('tag_no').as('tag_no'))
    .where('run_key', '=', runKey)
    .executeTakeFirst();
  const firstNo = Number(last?.tag_no ?? 0) + 1;
  await trx
    .insertInto('run_tags')
    .values(
      created.map(([key, value], at) => ({ run_key: runKey, tag_no: firstNo + at, tag_key: key, tag_value: value })),
    )
    .execute();
}
