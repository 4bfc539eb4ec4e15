import type { SqlExecutor } from '../dialects/sql-connection.ts';

/** Notes that all versions of a model have changed, as their name has. */
export async function writeVersionTimes(trx: SqlExecutor, modelKey: number, nowMs: number): Promise<void> {
  await trx
    .updateTable('model_versions')
    .set({ last_update_time_ms: nowMs })
    .where('model_key', '=', modelKey)
    .execute();
}
