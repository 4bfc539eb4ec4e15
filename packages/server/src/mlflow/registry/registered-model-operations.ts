import type { registeredModelRoutes } from '@gander/api/mlflow/registered-model-routes';
import { AppError } from '@gander/core/errors';
import { isPrompt } from '@gander/core/prompt-marker';

import type { MlflowOperations } from '../mlflow-operations.ts';
import type { OperationDeps } from '../operation-deps.ts';
import { checkAlias, isLatest } from './check-alias.ts';
import { checkModelName } from './check-model-name.ts';
import { readRegistryTag } from './read-registry-tag.ts';
import { createRegisteredModelSearch } from './registered-model-search.ts';
import { requireStage } from './require-stage.ts';
import { requireVersionRef } from './require-version-ref.ts';
import { toModelVersionMessage } from './to-model-version-message.ts';
import { toRegisteredModelMessage } from './to-registered-model-message.ts';

type RegisteredModelOperations = Pick<MlflowOperations, keyof typeof registeredModelRoutes>;

/** What concerns a model or prompt as a whole. */
export function createRegisteredModelOperations(deps: OperationDeps): RegisteredModelOperations {
  const { registry } = deps.store;
  return {
    async createRegisteredModel({ name, description = '', tags: given = [] }) {
      const tags = given.map(readRegistryTag);
      checkModelName(name, isPrompt(tags) ? 'prompt' : 'model');
      const model = await registry.createRegisteredModel({ name, description, tags });
      return { registered_model: toRegisteredModelMessage(model) };
    },
    getRegisteredModel: async ({ name }) => ({
      registered_model: toRegisteredModelMessage(await registry.getRegisteredModel(name)),
    }),
    async renameRegisteredModel({ name, new_name }) {
      const { tags } = await registry.getRegisteredModel(name);
      checkModelName(new_name, isPrompt(tags) ? 'prompt' : 'model');
      const model = await registry.writeRegisteredModelName(name, new_name);
      return { registered_model: toRegisteredModelMessage(model) };
    },
    async updateRegisteredModel({ name, description = '' }) {
      const model = await registry.writeRegisteredModelDescription(name, description);
      return { registered_model: toRegisteredModelMessage(model) };
    },
    async deleteRegisteredModel({ name }) {
      await registry.deleteRegisteredModel(name);
      return {};
    },
    searchRegisteredModels: createRegisteredModelSearch(deps),
    async getLatestVersions({ name, stages = [] }) {
      const wanted = stages.map(requireStage);
      const { latestVersions } = await registry.getRegisteredModel(name);
      const found = latestVersions.filter(({ stage }) => wanted.length === 0 || wanted.includes(stage));
      return { model_versions: found.map(toModelVersionMessage) };
    },
    async setRegisteredModelTag({ name, ...tag }) {
      await registry.writeRegisteredModelTag(name, readRegistryTag(tag));
      return {};
    },
    async deleteRegisteredModelTag({ name, key }) {
      await registry.deleteRegisteredModelTag(name, key);
      return {};
    },
    async setRegisteredModelAlias({ name, alias, version }) {
      checkAlias(alias);
      await registry.writeModelAlias(name, { alias, version: requireVersionRef({ name, version }).version });
      return {};
    },
    async deleteRegisteredModelAlias({ name, alias }) {
      await registry.deleteModelAlias(name, alias);
      return {};
    },
    async getModelVersionByAlias({ name, alias }) {
      const version = isLatest(alias)
        ? await registry.findLatestVersion(name)
        : await registry.findAliasedVersion(name, alias);
      if (version !== undefined) return { model_version: toModelVersionMessage(version) };
      throw new AppError('invalid_argument', `Registered model alias ${alias} not found.`);
    },
  };
}
