import type { KeyValue } from '@gander/core/key-value';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { TagOwner } from './read-registry-tags.ts';

/** Sets tags of a model or a version; of two with one key the later wins. Belongs in a transaction. */
export async function writeRegistryTags(trx: SqlExecutor, owner: TagOwner, tags: readonly KeyValue[]): Promise<void> {
  const last = await trx
    .selectFrom('registry_tags')
    .select((eb) => eb.fn.max('tag_no').as('tag_no'))
    .where('model_key', '=', owner.modelKey)
    .where('version', '=', owner.version)
    .executeTakeFirst();
  let tagNo = Number(last?.tag_no ?? 0);
  for (const [key, value] of new Map(tags.map((tag) => [tag.key, tag.value]))) {
    const { numUpdatedRows } = await trx
      .updateTable('registry_tags')
      .set({ tag_value: value })
      .where('model_key', '=', owner.modelKey)
      .where('version', '=', owner.version)
      .where('tag_key', '=', key)
      .executeTakeFirst();
    if (numUpdatedRows > 0n) continue;
    tagNo += 1;
    await trx
      .insertInto('registry_tags')
      .values({ model_key: owner.modelKey, version: owner.version, tag_no: tagNo, tag_key: key, tag_value: value })
      .execute();
  }
}
