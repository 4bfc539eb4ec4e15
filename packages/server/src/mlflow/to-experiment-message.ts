import type { experiment } from '@gander/api/mlflow/messages/experiment';
import type { Experiment } from '@gander/core/experiment';
import type { KeyValue } from '@gander/core/key-value';
import type { z } from 'zod';

/** An experiment as MLflow's clients read it. */
export function toExperimentMessage(
  { experimentId, name, artifactLocation, lifecycleStage, creationTimeMs, lastUpdateTimeMs }: Experiment,
  tags: readonly KeyValue[],
): z.input<typeof experiment> {
  return {
    experiment_id: experimentId,
    name,
    artifact_location: artifactLocation,
    lifecycle_stage: lifecycleStage,
    last_update_time: lastUpdateTimeMs,
    creation_time: creationTimeMs,
    tags: [...tags],
  };
}
