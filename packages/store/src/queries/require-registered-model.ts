import { AppError } from '@gander/core/errors';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { REGISTERED_MODEL_COLUMNS, type RegisteredModelRow } from '../rows/registered-model-row.ts';

/** Without what hangs on it. */
export async function findRegisteredModel(db: SqlExecutor, name: string): Promise<RegisteredModelRow | undefined> {
  return db
    .selectFrom('registered_models')
    .select(REGISTERED_MODEL_COLUMNS)
    .where('name', '=', name)
    .executeTakeFirst();
}

/** Throws `not_found`, in the words that MLflow clients look for. */
export async function requireRegisteredModel(db: SqlExecutor, name: string): Promise<RegisteredModelRow> {
  const row = await findRegisteredModel(db, name);
  if (row !== undefined) return row;
  throw new AppError('not_found', `Registered Model with name=${name} not found`, { name });
}
