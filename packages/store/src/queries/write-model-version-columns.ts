import type { Updateable } from 'kysely';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { ModelVersionsTable } from '../schema/registry-tables.ts';
import type { TagOwner } from './read-registry-tags.ts';

/** Changes columns of one version. */
export async function writeModelVersionColumns(
  trx: SqlExecutor,
  { modelKey, version }: TagOwner,
  columns: Updateable<ModelVersionsTable>,
): Promise<void> {
  await trx
    .updateTable('model_versions')
    .set(columns)
    .where('model_key', '=', modelKey)
    .where('version', '=', version)
    .execute();
}
