import type { SqlExecutor } from '../dialects/sql-connection.ts';

/** With all that hangs on it. Belongs in a transaction. */
export async function deleteRegisteredModel(trx: SqlExecutor, modelKey: number): Promise<void> {
  for (const table of ['model_aliases', 'registry_tags', 'model_versions', 'registered_models'] as const) {
    await trx.deleteFrom(table).where('model_key', '=', modelKey).execute();
  }
}
