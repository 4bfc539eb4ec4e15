import type { ExperimentId, RunId } from './ids.ts';
import type { KeyValue } from './key-value.ts';

export const RUN_STATUSES = ['RUNNING', 'SCHEDULED', 'FINISHED', 'FAILED', 'KILLED'] as const;

export type RunStatus = (typeof RUN_STATUSES)[number];

export interface RunInfo {
  readonly runId: RunId;
  readonly experimentId: ExperimentId;
  readonly name: string;
  readonly userId: string;
  readonly status: RunStatus;
  /** Milliseconds since the epoch, as the client says. */
  readonly startTimeMs: bigint;
  /** `null` while it runs. */
  readonly endTimeMs: bigint | null;
  readonly artifactUri: string;
  readonly lifecycleStage: 'active' | 'deleted';
}

/** One logged value. */
export interface MetricPoint {
  readonly key: string;
  /** May be `NaN`; never infinite. */
  readonly value: number;
  /** Milliseconds since the epoch. */
  readonly timestampMs: bigint;
  readonly step: bigint;
  /** The logged model that was measured, and the dataset it was measured on. */
  readonly modelId?: string | undefined;
  readonly datasetName?: string | undefined;
  readonly datasetDigest?: string | undefined;
}

/** A dataset as a run describes what it used. Name and digest say which one it is. */
export interface InputDataset {
  readonly name: string;
  readonly digest: string;
  readonly sourceType: string;
  readonly source: string;
  readonly schema?: string | undefined;
  readonly profile?: string | undefined;
}

export interface DatasetInput {
  readonly dataset: InputDataset;
  readonly tags: readonly KeyValue[];
}

export interface ModelOutput {
  readonly modelId: string;
  readonly step: bigint;
}

export interface Run {
  readonly info: RunInfo;
  /** The latest point of each metric. This and the next two in the order in which their keys were first logged. */
  readonly metrics: readonly MetricPoint[];
  readonly params: readonly KeyValue[];
  readonly tags: readonly KeyValue[];
  readonly datasetInputs: readonly DatasetInput[];
  /** Ids of logged models. */
  readonly modelInputs: readonly string[];
  readonly modelOutputs: readonly ModelOutput[];
}
