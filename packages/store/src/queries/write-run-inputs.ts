import type { DatasetInput, InputDataset } from '@gander/core/run';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { RunRow } from '../rows/run-row.ts';

/** Notes which datasets a run has used, and for what. Belongs in a transaction. */
export async function writeRunInputs(
  trx: SqlExecutor,
  { run_key, experiment_id }: Pick<RunRow, 'run_key' | 'experiment_id'>,
  inputs: readonly DatasetInput[],
): Promise<void> {
  const runKey = Number(run_key);
  for (const { dataset, tags } of inputs) {
    const datasetKey = await writeDataset(trx, Number(experiment_id), dataset);
    await linkDataset(trx, runKey, datasetKey);
    for (const { key, value } of tags) {
      const tagRow = { run_key: runKey, dataset_key: datasetKey, tag_key: key };
      const { numUpdatedRows } = await trx
        .updateTable('run_dataset_tags')
        .set({ tag_value: value })
        .where('run_key', '=', runKey)
        .where('dataset_key', '=', datasetKey)
        .where('tag_key', '=', key)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) {
        await trx
          .insertInto('run_dataset_tags')
          .values({ ...tagRow, tag_value: value })
          .execute();
      }
    }
  }
}

/** The first description of a dataset stays. */
async function writeDataset(trx: SqlExecutor, experimentId: number, dataset: InputDataset): Promise<number> {
  const found = await findDatasetKey(trx, experimentId, dataset);
  if (found !== undefined) return found;
  await trx
    .insertInto('input_datasets')
    .values({
      experiment_id: experimentId,
      name: dataset.name,
      digest: dataset.digest,
      source_type: dataset.sourceType,
      source: dataset.source,
      schema: dataset.schema ?? null,
      profile: dataset.profile ?? null,
    })
    .execute();
  const created = await findDatasetKey(trx, experimentId, dataset);
  if (created === undefined) throw new Error('A dataset was inserted and is not there');
  return created;
}

async function findDatasetKey(
  trx: SqlExecutor,
  experimentId: number,
  { name, digest }: InputDataset,
): Promise<number | undefined> {
  const row = await trx
    .selectFrom('input_datasets')
    .select('dataset_key')
    .where('experiment_id', '=', experimentId)
    .where('name', '=', name)
    .where('digest', '=', digest)
    .executeTakeFirst();
  return row === undefined ? undefined : Number(row.dataset_key);
}

async function linkDataset(trx: SqlExecutor, runKey: number, datasetKey: number): Promise<void> {
  const links = await trx
    .selectFrom('run_datasets')
    .select(['dataset_key', 'input_no'])
    .where('run_key', '=', runKey)
    .execute();
  if (links.some((link) => Number(link.dataset_key) === datasetKey)) return;
  const inputNo = 1 + Math.max(0, ...links.map((link) => Number(link.input_no)));
  await trx
    .insertInto('run_datasets')
    .values({ run_key: runKey, dataset_key: datasetKey, input_no: inputNo })
    .execute();
}
