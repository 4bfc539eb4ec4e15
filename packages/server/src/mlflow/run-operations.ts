import type { MlflowRequest } from '@gander/api/mlflow/mlflow-routes';
import type { runRoutes } from '@gander/api/mlflow/run-routes';
import { AppError } from '@gander/core/errors';
import type { RunId } from '@gander/core/ids';
import type { KeyValue } from '@gander/core/key-value';

import { appendLoggedModel } from './append-logged-model.ts';
import { createRunName } from './create-run-name.ts';
import type { MlflowOperations } from './mlflow-operations.ts';
import type { OperationDeps } from './operation-deps.ts';
import { readMetric, readParam, readRunData, readRunTag } from './read-run-data.ts';
import { requireExperimentId } from './require-experiment-id.ts';
import { createRunSearch } from './run-search.ts';
import { toRunInfoMessage, toRunMessage } from './to-run-message.ts';

type RunOperations = Pick<MlflowOperations, keyof typeof runRoutes>;

const NAME_TAG = 'mlflow.runName';
const NOTHING = { metrics: [], params: [], tags: [] } as const;

/** Runs and what they log, as MLflow's clients know them. */
export function createRunOperations(deps: OperationDeps): RunOperations {
  const { runs } = deps.store;
  return {
    async createRun(request) {
      const { experiment_id, user_id = '', start_time = 0n } = request;
      // The reference finds no experiment for an empty id, and calls that so.
      if (experiment_id === undefined) throw new AppError('malformed', 'A run needs an experiment_id.');
      const { name, tags } = readName(request, deps.random);
      const { outputs: _outputs, ...run } = toRunMessage(
        await runs.createRun({
          runId: deps.newId() as RunId,
          experimentId: requireExperimentId(experiment_id),
          name,
          userId: user_id,
          startTimeMs: start_time,
          tags,
        }),
      );
      return { run };
    },
    async updateRun({ run_id, status, end_time, run_name }) {
      const name = run_name === '' ? undefined : run_name;
      const info = await runs.writeRunInfo(run_id as RunId, { status, endTimeMs: end_time, name });
      return { run_info: toRunInfoMessage(info) };
    },
    async deleteRun({ run_id }) {
      await runs.writeRunStage(run_id as RunId, 'deleted');
      return {};
    },
    async restoreRun({ run_id }) {
      await runs.writeRunStage(run_id as RunId, 'active');
      return {};
    },
    getRun: async ({ run_id }) => ({ run: toRunMessage(await runs.getRun(run_id as RunId)) }),
    searchRuns: createRunSearch(deps),
    async logMetric({ run_id, ...metric }) {
      await runs.writeRunData(run_id as RunId, { ...NOTHING, metrics: [readMetric(metric)] });
      return {};
    },
    async logParam({ run_id, ...param }) {
      await runs.writeRunData(run_id as RunId, { ...NOTHING, params: [readParam(param)] });
      return {};
    },
    async setRunTag({ run_id, ...tag }) {
      await runs.writeRunData(run_id as RunId, { ...NOTHING, tags: [readRunTag(tag)] });
      return {};
    },
    async deleteRunTag({ run_id, key }) {
      await runs.deleteRunTag(run_id as RunId, key);
      return {};
    },
    async logBatch({ run_id, ...batch }) {
      await runs.writeRunData(run_id as RunId, readRunData(batch));
      return {};
    },
    async logModel({ run_id, model_json }) {
      await appendLoggedModel(runs, run_id as RunId, model_json);
      return {};
    },
    async logInputs({ run_id, datasets = [], models = [] }) {
      await runs.writeRunLinks(run_id as RunId, {
        datasetInputs: datasets.map(readDataset),
        modelInputs: models.map(({ model_id }) => model_id),
      });
      return {};
    },
    async logOutputs({ run_id, models }) {
      await runs.writeRunLinks(run_id as RunId, {
        modelOutputs: models.map(({ model_id, step = 0n }) => ({ modelId: model_id, step })),
      });
      return {};
    },
  };
}

/** The name is a field and a tag; whichever is missing is made of the other, or both of chance. */
function readName(
  { run_name = '', tags = [] }: MlflowRequest<'createRun'>,
  random: () => number,
): { readonly name: string; readonly tags: readonly KeyValue[] } {
  const read = tags.map(readRunTag);
  const tagged = read.findLast(({ key }) => key === NAME_TAG)?.value;
  if (run_name !== '' && tagged !== undefined && run_name !== tagged) {
    throw new AppError(
      'invalid_argument',
      `Both 'run_name' argument and 'mlflow.runName' tag are specified, but with different values (run_name='${run_name}', mlflow.runName='${tagged}').`,
    );
  }
  const name = run_name || tagged || createRunName(random);
  return { name, tags: tagged === undefined ? [...read, { key: NAME_TAG, value: name }] : read };
}

type DatasetField = NonNullable<MlflowRequest<'logInputs'>['datasets']>[number];

function readDataset({ dataset, tags = [] }: DatasetField) {
  return {
    dataset: {
      name: dataset.name,
      digest: dataset.digest,
      sourceType: dataset.source_type,
      source: dataset.source,
      schema: dataset.schema,
      profile: dataset.profile,
    },
    tags: tags.map(({ key, value = '' }) => ({ key, value })),
  };
}
