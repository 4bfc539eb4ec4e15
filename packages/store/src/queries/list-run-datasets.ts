import type { ExperimentId } from '@gander/core/ids';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { DatasetSummary } from '../run-store.ts';

const MAX_SUMMARIES = 1000;

/** The datasets that active runs of these experiments have used, once per context, by name. */
export async function listRunDatasets(
  db: SqlExecutor,
  experimentIds: readonly ExperimentId[],
): Promise<readonly DatasetSummary[]> {
  if (experimentIds.length === 0) return [];
  const rows = await db
    .selectFrom('runs')
    .innerJoin('run_datasets', 'run_datasets.run_key', 'runs.run_key')
    .innerJoin('input_datasets', 'input_datasets.dataset_key', 'run_datasets.dataset_key')
    .leftJoin('run_dataset_tags as context', (join) =>
      join
        .onRef('context.run_key', '=', 'run_datasets.run_key')
        .onRef('context.dataset_key', '=', 'run_datasets.dataset_key')
        .on('context.tag_key', '=', 'mlflow.data.context'),
    )
    .select(['runs.experiment_id', 'input_datasets.name', 'input_datasets.digest', 'context.tag_value'])
    .distinct()
    .where('runs.experiment_id', 'in', experimentIds.map(Number))
    .where('runs.lifecycle_stage', '=', 'active')
    .orderBy('input_datasets.name')
    .orderBy('input_datasets.digest')
    .limit(MAX_SUMMARIES)
    .execute();
  return rows.map(({ experiment_id, name, digest, tag_value }) => ({
    experimentId: String(experiment_id) as ExperimentId,
    name,
    digest,
    context: tag_value ?? undefined,
  }));
}
