import type { ExperimentId } from '@gander/core/ids';
import type { KeyValue } from '@gander/core/key-value';

import type { SqlExecutor } from '../dialects/sql-connection.ts';

/** Belongs in a transaction. */
export async function writeExperimentTag(
  trx: SqlExecutor,
  experimentId: ExperimentId,
  { key, value }: KeyValue,
): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('experiment_tags')
    .set({ tag_value: value })
    .where('experiment_id', '=', Number(experimentId))
    .where('tag_key', '=', key)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  const last = await trx
    .selectFrom('experiment_tags')
    .select((eb) => eb.fn.max('tag_no').as('tag_no'))
    .where('experiment_id', '=', Number(experimentId))
    .executeTakeFirst();
  await trx
    .insertInto('experiment_tags')
    .values({
      experiment_id: Number(experimentId),
      tag_no: Number(last?.tag_no ?? 0) + 1,
      tag_key: key,
      tag_value: value,
    })
    .execute();
}
