import type { ModelStage } from '@gander/core/model-version';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { TagOwner } from './read-registry-tags.ts';

/** Archives the versions of a stage, but for one. */
export async function writeArchivedVersions(
  trx: SqlExecutor,
  { modelKey, version }: TagOwner,
  { stage, nowMs }: { readonly stage: ModelStage; readonly nowMs: number },
): Promise<void> {
  await trx
    .updateTable('model_versions')
    .set({ stage: 'Archived' satisfies ModelStage, last_update_time_ms: nowMs })
    .where('model_key', '=', modelKey)
    .where('stage', '=', stage)
    .where('version', '!=', version)
    .execute();
}
