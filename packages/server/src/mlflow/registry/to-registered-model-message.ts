import type { registeredModel } from '@gander/api/mlflow/messages/registered-model';
import type { RegisteredModel } from '@gander/core/registered-model';
import type { z } from 'zod';

import { toModelVersionMessage } from './to-model-version-message.ts';

/** A model or prompt as MLflow's clients read it. */
export function toRegisteredModelMessage(model: RegisteredModel): z.input<typeof registeredModel> {
  return {
    name: model.name,
    creation_timestamp: model.creationTimeMs,
    last_updated_timestamp: model.lastUpdateTimeMs,
    description: model.description === '' ? undefined : model.description,
    latest_versions: model.latestVersions.map(toModelVersionMessage),
    tags: [...model.tags],
    aliases: model.aliases.map(({ alias, version }) => ({ alias, version: String(version) })),
  };
}
