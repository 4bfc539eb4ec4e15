import type { SqlExecutor } from '../dialects/sql-connection.ts';

/** False when there is no such tag. */
export async function deleteRunTag(trx: SqlExecutor, runKey: number, key: string): Promise<boolean> {
  const result = await trx
    .deleteFrom('run_tags')
    .where('run_key', '=', runKey)
    .where('tag_key', '=', key)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}
