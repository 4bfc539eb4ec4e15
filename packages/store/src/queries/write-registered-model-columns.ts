import type { Updateable } from 'kysely';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { RegisteredModelsTable } from '../schema/registry-tables.ts';

/** Changes columns of one model. */
export async function writeRegisteredModelColumns(
  trx: SqlExecutor,
  modelKey: number,
  columns: Updateable<RegisteredModelsTable>,
): Promise<void> {
  await trx.updateTable('registered_models').set(columns).where('model_key', '=', modelKey).execute();
}
