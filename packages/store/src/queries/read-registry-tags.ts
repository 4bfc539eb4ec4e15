import type { KeyValue } from '@gander/core/key-value';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { padList, sliceList } from './pad-list.ts';

/** A version, or with version 0 a model itself. */
export interface TagOwner {
  readonly modelKey: number;
  readonly version: number;
}

/** Tags in the order in which they came, by {@link toTagOwner}; an owner without tags is absent. */
export async function readRegistryTags(
  db: SqlExecutor,
  owners: readonly TagOwner[],
): Promise<ReadonlyMap<string, readonly KeyValue[]>> {
  const tags = new Map<string, KeyValue[]>();
  for (const slice of sliceList(owners)) {
    const rows = await db
      .selectFrom('registry_tags')
      .select(['model_key', 'version', 'tag_key', 'tag_value'])
      // Pairs: prompts have their texts in tags, so that those of other versions are not read along.
      .where((eb) =>
        eb.or(
          padList(slice).map(({ modelKey, version }) =>
            eb.and([eb('model_key', '=', modelKey), eb('version', '=', version)]),
          ),
        ),
      )
      .orderBy('tag_no')
      .execute();
    for (const row of rows) {
      const owner = toTagOwner({ modelKey: Number(row.model_key), version: Number(row.version) });
      const list = tags.get(owner) ?? [];
      tags.set(owner, list);
      list.push({ key: row.tag_key, value: row.tag_value });
    }
  }
  return tags;
}

/** An owner as the key of a map. */
export function toTagOwner({ modelKey, version }: TagOwner): string {
  return `${modelKey}/${version}`;
}
