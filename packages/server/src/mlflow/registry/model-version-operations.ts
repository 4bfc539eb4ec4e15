import type { modelVersionRoutes } from '@gander/api/mlflow/model-version-routes';
import { AppError } from '@gander/core/errors';
import { isPrompt } from '@gander/core/prompt-marker';

import type { MlflowOperations } from '../mlflow-operations.ts';
import type { OperationDeps } from '../operation-deps.ts';
import { createModelVersionSearch } from './model-version-search.ts';
import { readRegistryTag } from './read-registry-tag.ts';
import { requireStage } from './require-stage.ts';
import { requireVersionRef } from './require-version-ref.ts';
import { resolveVersionSource } from './resolve-version-source.ts';
import { toModelVersionMessage } from './to-model-version-message.ts';

type ModelVersionOperations = Pick<MlflowOperations, keyof typeof modelVersionRoutes>;

const STAGES_TO_ARCHIVE: readonly string[] = ['Staging', 'Production'];

/** What concerns one version of a model or prompt. */
export function createModelVersionOperations(deps: OperationDeps): ModelVersionOperations {
  const { registry } = deps.store;
  return {
    async createModelVersion({ name, source, run_id = '', run_link = '', description = '', model_id = '', tags = [] }) {
      const read = tags.map(readRegistryTag);
      const kind = isPrompt(read) ? 'prompt' : 'model';
      const created = await registry.createModelVersion({
        name,
        description,
        source,
        storageLocation: await resolveVersionSource(deps.store, { source, runId: run_id, kind }),
        runId: run_id,
        runLink: run_link,
        modelId: model_id === '' ? null : model_id,
        tags: read,
      });
      return { model_version: toModelVersionMessage(created) };
    },
    getModelVersion: async (ref) => ({
      model_version: toModelVersionMessage(await registry.getModelVersion(requireVersionRef(ref))),
    }),
    async updateModelVersion({ description = '', ...ref }) {
      const version = await registry.writeModelVersionDescription(requireVersionRef(ref), description);
      return { model_version: toModelVersionMessage(version) };
    },
    async deleteModelVersion(ref) {
      await registry.deleteModelVersion(requireVersionRef(ref));
      return {};
    },
    searchModelVersions: createModelVersionSearch(deps),
    async transitionModelVersionStage({ stage: given, archive_existing_versions: archivesOthers = false, ...ref }) {
      const stage = requireStage(given);
      if (archivesOthers && !STAGES_TO_ARCHIVE.includes(stage)) {
        throw new AppError(
          'invalid_argument',
          `Model version transition cannot archive existing model versions because '${stage}' is not an Active stage. Valid stages are ${STAGES_TO_ARCHIVE.join(', ')}.`,
        );
      }
      const version = await registry.writeModelVersionStage(requireVersionRef(ref), { stage, archivesOthers });
      return { model_version: toModelVersionMessage(version) };
    },
    async getModelVersionDownloadUri(ref) {
      const { storageLocation } = await registry.getModelVersion(requireVersionRef(ref));
      return { artifact_uri: storageLocation };
    },
    async setModelVersionTag({ key, value, ...ref }) {
      await registry.writeModelVersionTag(requireVersionRef(ref), readRegistryTag({ key, value }));
      return {};
    },
    async deleteModelVersionTag({ key, ...ref }) {
      await registry.deleteModelVersionTag(requireVersionRef(ref), key);
      return {};
    },
  };
}
