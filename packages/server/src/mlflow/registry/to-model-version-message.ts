import type { modelVersion } from '@gander/api/mlflow/messages/registered-model';
import type { ModelVersion } from '@gander/core/model-version';
import type { z } from 'zod';

/** A version as MLflow's clients read it; its aliases where the whole version was asked for. */
export function toModelVersionMessage(
  version: ModelVersion & { readonly aliases?: readonly string[] },
): z.input<typeof modelVersion> {
  return {
    name: version.name,
    version: String(version.version),
    creation_timestamp: version.creationTimeMs,
    last_updated_timestamp: version.lastUpdateTimeMs,
    current_stage: version.stage,
    description: version.description,
    source: version.source,
    run_id: version.runId,
    status: 'READY',
    tags: [...version.tags],
    run_link: version.runLink,
    aliases: version.aliases && [...version.aliases],
    model_id: version.modelId ?? undefined,
  };
}
