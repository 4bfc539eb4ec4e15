import type { SqlExecutor } from '../dialects/sql-connection.ts';

/** Number of the last step that was applied; 0 for an empty database. */
export async function readSchemaVersion(db: SqlExecutor): Promise<number> {
  const tables = await db.introspection.getTables();
  if (!tables.some((table) => table.name === 'schema_migrations')) return 0;
  const row = await db
    .selectFrom('schema_migrations')
    .select((eb) => eb.fn.max('number').as('number'))
    .executeTakeFirst();
  return Number(row?.number ?? 0);
}
