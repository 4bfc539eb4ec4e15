import type { SqlExecutor } from '../dialects/sql-connection.ts';

/** There may be none. */
export async function deleteModelAlias(trx: SqlExecutor, modelKey: number, alias: string): Promise<void> {
  await trx.deleteFrom('model_aliases').where('model_key', '=', modelKey).where('alias', '=', alias).execute();
}
