import type { MlflowAnswer } from '@gander/api/mlflow/mlflow-client';

type RunMessage = MlflowAnswer<'getRun'>['run'];

export type RunStatus = RunMessage['info']['status'];

/** The newest value of a metric. */
export interface LatestMetric {
  readonly key: string;
  readonly value: number;
  readonly step: number;
  readonly timestampMs: number;
}

export interface RunDataset {
  readonly name: string;
  readonly digest: string;
  readonly sourceType: string;
  readonly source: string;
  readonly schema: string | undefined;
  readonly profile: string | undefined;
  /** What it was used for: `training`, `eval` … */
  readonly context: string | undefined;
  readonly tags: ReadonlyMap<string, string>;
}

/** A run as the pages show it: looked up by key, times as numbers. */
export interface RunRow {
  readonly runId: string;
  readonly experimentId: string;
  readonly name: string;
  readonly status: RunStatus;
  readonly isDeleted: boolean;
  readonly startMs: number;
  /** `undefined` while it runs. */
  readonly endMs: number | undefined;
  readonly artifactUri: string;
  readonly params: ReadonlyMap<string, string>;
  readonly metrics: ReadonlyMap<string, LatestMetric>;
  readonly tags: ReadonlyMap<string, string>;
  readonly parentId: string | undefined;
  readonly user: string;
  readonly datasets: readonly RunDataset[];
  readonly inputModelIds: readonly string[];
  readonly outputModels: readonly { readonly modelId: string; readonly step: number }[];
}

export function toRunRow({ info, data, inputs, outputs }: RunMessage): RunRow {
  const tags = toMap(data.tags);
  return {
    runId: info.run_id,
    experimentId: info.experiment_id,
    name: info.run_name || info.run_id,
    status: info.status,
    isDeleted: info.lifecycle_stage === 'deleted',
    startMs: Number(info.start_time),
    endMs: info.end_time === undefined || info.end_time === 0 ? undefined : Number(info.end_time),
    artifactUri: info.artifact_uri,
    params: toMap(data.params),
    metrics: new Map(
      data.metrics.map(({ key, value, step, timestamp }) => [
        key,
        { key, value, step: Number(step), timestampMs: Number(timestamp) },
      ]),
    ),
    tags,
    parentId: tags.get('mlflow.parentRunId'),
    user: tags.get('mlflow.user') ?? info.user_id,
    datasets: inputs.dataset_inputs.map(toDataset),
    inputModelIds: inputs.model_inputs.map(({ model_id }) => model_id),
    outputModels: (outputs?.model_outputs ?? []).map(({ model_id, step }) => ({
      modelId: model_id,
      step: Number(step),
    })),
  };
}

/** Whether more may come from it. */
export function isRunActive({ status, isDeleted }: RunRow): boolean {
  return !isDeleted && (status === 'RUNNING' || status === 'SCHEDULED');
}

function toDataset({ dataset, tags }: RunMessage['inputs']['dataset_inputs'][number]): RunDataset {
  const map = toMap(tags);
  return {
    name: dataset.name,
    digest: dataset.digest,
    sourceType: dataset.source_type,
    source: dataset.source,
    schema: dataset.schema,
    profile: dataset.profile,
    context: map.get('mlflow.data.context'),
    tags: map,
  };
}

function toMap(pairs: readonly { readonly key: string; readonly value: string }[]): ReadonlyMap<string, string> {
  return new Map(pairs.map(({ key, value }) => [key, value]));
}
