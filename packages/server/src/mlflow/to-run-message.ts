import type { run, runInfo } from '@gander/api/mlflow/messages/run';
import type { MetricPoint, Run, RunInfo } from '@gander/core/run';
import type { z } from 'zod';

type RunInfoMessage = z.input<typeof runInfo>;
type RunMessage = z.input<typeof run>;

/** A run as MLflow's clients read it. */
export function toRunMessage(run: Run): RunMessage {
  return {
    info: toRunInfoMessage(run.info),
    data: {
      metrics: run.metrics.map(toMetricMessage),
      params: [...run.params],
      tags: [...run.tags],
    },
    inputs: {
      dataset_inputs: run.datasetInputs.map(({ dataset, tags }) => ({
        tags: [...tags],
        dataset: {
          name: dataset.name,
          digest: dataset.digest,
          source_type: dataset.sourceType,
          source: dataset.source,
          schema: dataset.schema,
          profile: dataset.profile,
        },
      })),
      model_inputs: run.modelInputs.map((modelId) => ({ model_id: modelId })),
    },
    outputs: { model_outputs: run.modelOutputs.map(({ modelId, step }) => ({ model_id: modelId, step })) },
  };
}

/** What a run is, without what it logged. */
export function toRunInfoMessage(info: RunInfo): RunInfoMessage {
  return {
    run_uuid: info.runId,
    experiment_id: info.experimentId,
    run_name: info.name,
    user_id: info.userId,
    status: info.status,
    start_time: info.startTimeMs,
    end_time: info.endTimeMs ?? undefined,
    artifact_uri: info.artifactUri,
    lifecycle_stage: info.lifecycleStage,
    run_id: info.runId,
  };
}

/** One logged value. */
export function toMetricMessage(point: MetricPoint) {
  return {
    key: point.key,
    value: point.value,
    timestamp: point.timestampMs,
    step: point.step,
    model_id: point.modelId,
    dataset_name: point.datasetName,
    dataset_digest: point.datasetDigest,
  };
}
