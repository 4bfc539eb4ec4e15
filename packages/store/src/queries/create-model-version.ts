import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { NewModelVersion, VersionRef } from '../registry-store.ts';
import { requireRegisteredModel } from './require-registered-model.ts';
import { writeRegistryTags } from './write-registry-tags.ts';

/** Belongs in a transaction. Throws `not_found` when there is no such model. */
export async function createModelVersion(
  trx: SqlExecutor,
  { name, tags, ...columns }: NewModelVersion,
  nowMs: number,
): Promise<VersionRef> {
  const model = await requireRegisteredModel(trx, name);
  const modelKey = Number(model.model_key);
  const version = Number(model.last_version) + 1;
  await trx
    .updateTable('registered_models')
    .set({ last_version: version, last_update_time_ms: nowMs })
    .where('model_key', '=', modelKey)
    .execute();
  await trx
    .insertInto('model_versions')
    .values({
      model_key: modelKey,
      version,
      description: columns.description,
      source: columns.source,
      storage_location: columns.storageLocation,
      run_id: columns.runId,
      run_link: columns.runLink,
      model_id: columns.modelId,
      stage: 'None',
      creation_time_ms: nowMs,
      last_update_time_ms: nowMs,
    })
    .execute();
  await writeRegistryTags(trx, { modelKey, version }, tags);
  return { name, version };
}
