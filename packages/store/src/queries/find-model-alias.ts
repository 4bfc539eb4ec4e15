import type { SqlExecutor } from '../dialects/sql-connection.ts';

/** The version that has the alias. */
export async function findModelAlias(db: SqlExecutor, modelKey: number, alias: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('model_aliases')
    .select('version')
    .where('model_key', '=', modelKey)
    .where('alias', '=', alias)
    .executeTakeFirst();
  return row && Number(row.version);
}
