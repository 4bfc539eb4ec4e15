import type { ModelOutput } from '@gander/core/run';

import type { SqlExecutor } from '../dialects/sql-connection.ts';

export interface RunModelsWrite {
  readonly runKey: number;
  readonly direction: 'input' | 'output';
  readonly models: readonly ModelOutput[];
}

/** Notes which logged models went into a run or came out of it. Belongs in a transaction. */
export async function writeRunModels(trx: SqlExecutor, { runKey, direction, models }: RunModelsWrite): Promise<void> {
  for (const { modelId, step } of models) {
    const { numUpdatedRows } = await trx
      .updateTable('run_models')
      .set({ step })
      .where('run_key', '=', runKey)
      .where('direction', '=', direction)
      .where('model_id', '=', modelId)
      .executeTakeFirst();
    if (numUpdatedRows > 0n) continue;
    await trx.insertInto('run_models').values({ run_key: runKey, direction, model_id: modelId, step }).execute();
  }
}
