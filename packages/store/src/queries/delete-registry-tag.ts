import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { TagOwner } from './read-registry-tags.ts';

/** Of a model or a version; there may be none. */
export async function deleteRegistryTag(trx: SqlExecutor, { modelKey, version }: TagOwner, key: string): Promise<void> {
  await trx
    .deleteFrom('registry_tags')
    .where('model_key', '=', modelKey)
    .where('version', '=', version)
    .where('tag_key', '=', key)
    .execute();
}
