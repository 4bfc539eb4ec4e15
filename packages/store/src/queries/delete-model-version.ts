import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { TagOwner } from './read-registry-tags.ts';

/** With its tags and aliases. Belongs in a transaction. */
export async function deleteModelVersion(trx: SqlExecutor, { modelKey, version }: TagOwner): Promise<void> {
  for (const table of ['model_aliases', 'registry_tags', 'model_versions'] as const) {
    await trx.deleteFrom(table).where('model_key', '=', modelKey).where('version', '=', version).execute();
  }
}
