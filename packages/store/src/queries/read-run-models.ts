import type { SqlExecutor } from '../dialects/sql-connection.ts';

/** The logged models that went into these runs or came out of them. */
export async function readRunModels(db: SqlExecutor, runKeys: readonly number[]) {
  return db.selectFrom('run_models').selectAll().where('run_key', 'in', runKeys).orderBy('step').execute();
}
