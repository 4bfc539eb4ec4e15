import type { ExperimentId } from '@gander/core/ids';

import type { SqlExecutor } from '../dialects/sql-connection.ts';

/** False when there is no such tag. */
export async function deleteExperimentTag(trx: SqlExecutor, experimentId: ExperimentId, key: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('experiment_tags')
    .where('experiment_id', '=', Number(experimentId))
    .where('tag_key', '=', key)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
