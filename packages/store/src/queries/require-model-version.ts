import { AppError } from '@gander/core/errors';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { VersionRef } from '../registry-store.ts';
import { MODEL_VERSION_COLUMNS, type ModelVersionRow } from '../rows/model-version-row.ts';

/** Throws `not_found`, in the words that MLflow clients look for. */
export async function requireModelVersion(db: SqlExecutor, ref: VersionRef): Promise<ModelVersionRow> {
  const row = await db
    .selectFrom('model_versions')
    .innerJoin('registered_models', 'registered_models.model_key', 'model_versions.model_key')
    .select(MODEL_VERSION_COLUMNS)
    .select('registered_models.name')
    .where('registered_models.name', '=', ref.name)
    .where('model_versions.version', '=', ref.version)
    .executeTakeFirst();
  if (row !== undefined) return row;
  throw new AppError('not_found', `Model Version (name=${ref.name}, version=${ref.version}) not found`, { ...ref });
}
