import type { SqlExecutor } from '../dialects/sql-connection.ts';

/** The highest version that a model has today. */
export async function findLastVersion(db: SqlExecutor, modelKey: number): Promise<number | undefined> {
  const row = await db
    .selectFrom('model_versions')
    .select((eb) => eb.fn.max('version').as('version'))
    .where('model_key', '=', modelKey)
    .executeTakeFirst();
  // Of no rows the maximum is null, which Kysely's types do not tell.
  return row === undefined || (row.version as unknown) === null ? undefined : Number(row.version);
}
