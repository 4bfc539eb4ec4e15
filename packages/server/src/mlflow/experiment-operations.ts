import type { experimentRoutes } from '@gander/api/mlflow/experiment-routes';
import { AppError } from '@gander/core/errors';
import type { Experiment } from '@gander/core/experiment';
import { parseExperimentId } from '@gander/core/ids';
import type { KeyValue } from '@gander/core/key-value';

import { checkCount } from './check-count.ts';
import { checkEntityName } from './check-entity-name.ts';
import { createExperimentSearch } from './experiment-search.ts';
import type { MlflowOperations } from './mlflow-operations.ts';
import type { OperationDeps } from './operation-deps.ts';
import { requireExperimentId } from './require-experiment-id.ts';
import { toExperimentMessage } from './to-experiment-message.ts';

type ExperimentOperations = Pick<MlflowOperations, keyof typeof experimentRoutes>;

const MAX_EXPERIMENTS = 10_000;

/** Experiments, as MLflow's clients know them. */
export function createExperimentOperations(deps: OperationDeps): ExperimentOperations {
  const { experiments } = deps.store;

  async function withTags(experiment: Experiment) {
    const tags = await experiments.readExperimentTags([experiment.experimentId]);
    return { experiment: toExperimentMessage(experiment, tags.get(experiment.experimentId) ?? []) };
  }

  return {
    async createExperiment({ name, artifact_location = '', tags = [] }) {
      if (artifact_location.startsWith('runs:')) {
        throw new AppError(
          'invalid_argument',
          `Artifact location cannot be a runs:/ URI. Given: '${artifact_location.slice(0, 200)}'`,
        );
      }
      const created = await experiments.createExperiment({
        name,
        artifactLocation: artifact_location === '' ? undefined : artifact_location,
        tags: tags.map(readTag),
      });
      return { experiment_id: created.experimentId };
    },
    getExperiment: async ({ experiment_id }) =>
      withTags(await experiments.getExperiment(requireExperimentId(experiment_id))),
    async getExperimentByName({ experiment_name }) {
      const experiment = await experiments.findExperimentByName(experiment_name);
      if (experiment !== undefined) return withTags(experiment);
      throw new AppError('not_found', `Could not find experiment with name '${experiment_name.slice(0, 500)}'`);
    },
    searchExperiments: createExperimentSearch(deps),
    async searchRunDatasets({ experiment_ids }) {
      checkCount('experiment_ids', experiment_ids, MAX_EXPERIMENTS);
      const known = experiment_ids.map(parseExperimentId).filter((id) => id !== undefined);
      const summaries = await deps.store.runs.listRunDatasets(known);
      return {
        dataset_summaries: summaries.map(({ experimentId, ...summary }) => ({
          experiment_id: experimentId,
          ...summary,
        })),
      };
    },
    async updateExperiment({ experiment_id, new_name }) {
      await experiments.writeExperimentName(requireExperimentId(experiment_id), new_name).catch(refuseTakenName);
      return {};
    },
    async deleteExperiment({ experiment_id }) {
      await experiments.writeExperimentStage(requireExperimentId(experiment_id), 'deleted');
      return {};
    },
    async restoreExperiment({ experiment_id }) {
      await experiments.writeExperimentStage(requireExperimentId(experiment_id), 'active');
      return {};
    },
    async setExperimentTag({ experiment_id, ...tag }) {
      await experiments.writeExperimentTag(requireExperimentId(experiment_id), readTag(tag));
      return {};
    },
    async deleteExperimentTag({ experiment_id, key }) {
      await experiments.deleteExperimentTag(requireExperimentId(experiment_id), key);
      return {};
    },
  };
}

function readTag({ key, value = '' }: { key: string; value?: string | undefined }): KeyValue {
  checkEntityName(key, { noun: 'key', parameter: 'key' });
  return { key, value };
}

/** The reference tells a taken name apart from an existing experiment only when one is created. */
function refuseTakenName(error: unknown): never {
  if (error instanceof AppError && error.code === 'already_exists') throw new AppError('malformed', error.message);
  throw error;
}
