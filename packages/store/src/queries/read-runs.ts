import type { Run } from '@gander/core/run';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { toMetricPoint, toRunInfo, type RunRow } from '../rows/run-row.ts';
import { sliceList } from './pad-list.ts';
import { readRunInputs } from './read-run-inputs.ts';
import { readRunModels } from './read-run-models.ts';

/** Runs with all they have logged, in the order of their rows. A handful of statements, however many runs. */
export async function readRuns(db: SqlExecutor, rows: readonly RunRow[]): Promise<readonly Run[]> {
  const runs: Run[] = [];
  for (const slice of sliceList(rows)) runs.push(...(await readSlice(db, slice)));
  return runs;
}

async function readSlice(db: SqlExecutor, rows: readonly RunRow[]): Promise<readonly Run[]> {
  const keys = rows.map(({ run_key }) => Number(run_key));
  const metrics = groupByRun(
    await db.selectFrom('run_metrics').selectAll().where('run_key', 'in', keys).orderBy('metric_no').execute(),
  );
  const params = groupByRun(
    await db.selectFrom('run_params').selectAll().where('run_key', 'in', keys).orderBy('param_no').execute(),
  );
  const tags = groupByRun(
    await db.selectFrom('run_tags').selectAll().where('run_key', 'in', keys).orderBy('tag_no').execute(),
  );
  const inputs = await readRunInputs(db, keys);
  const models = groupByRun(await readRunModels(db, keys));
  return rows.map((row) => {
    const key = Number(row.run_key);
    const modelsOfRun = models.get(key) ?? [];
    return {
      info: toRunInfo(row),
      metrics: (metrics.get(key) ?? []).map(toMetricPoint),
      params: (params.get(key) ?? []).map((param) => ({ key: param.param_key, value: param.param_value })),
      tags: (tags.get(key) ?? []).map((tag) => ({ key: tag.tag_key, value: tag.tag_value })),
      datasetInputs: inputs.get(key) ?? [],
      modelInputs: modelsOfRun.filter(({ direction }) => direction === 'input').map(({ model_id }) => model_id),
      modelOutputs: modelsOfRun
        .filter(({ direction }) => direction === 'output')
        .map(({ model_id, step }) => ({ modelId: model_id, step: BigInt(step) })),
    };
  });
}

function groupByRun<Row extends { readonly run_key: bigint | number | string }>(
  rows: readonly Row[],
): ReadonlyMap<number, readonly Row[]> {
  return Map.groupBy(rows, ({ run_key }) => Number(run_key));
}
