import type { ExperimentId, RunId } from '@gander/core/ids';
import type { KeyValue } from '@gander/core/key-value';
import type { DatasetInput, MetricPoint, ModelOutput, Run, RunInfo, RunStatus } from '@gander/core/run';

import type { Page, PageRequest } from './page.ts';
import type { RunSearch } from './run-search.ts';

export interface NewRun {
  readonly runId: RunId;
  readonly experimentId: ExperimentId;
  readonly name: string;
  readonly userId: string;
  readonly startTimeMs: bigint;
  readonly tags: readonly KeyValue[];
}

/** What is absent stays as it is. */
export interface RunChange {
  readonly status?: RunStatus | undefined;
  readonly endTimeMs?: bigint | undefined;
  readonly name?: string | undefined;
}

export interface RunData {
  readonly metrics: readonly MetricPoint[];
  readonly params: readonly KeyValue[];
  readonly tags: readonly KeyValue[];
}

export interface RunLinks {
  readonly datasetInputs?: readonly DatasetInput[] | undefined;
  readonly modelInputs?: readonly string[] | undefined;
  readonly modelOutputs?: readonly ModelOutput[] | undefined;
}

export interface MetricHistoryRequest extends PageRequest {
  readonly runId: RunId;
  readonly key: string;
}

export interface DatasetSummary {
  readonly experimentId: ExperimentId;
  readonly name: string;
  readonly digest: string;
  /** What it was used for: the tag `mlflow.data.context`. */
  readonly context: string | undefined;
}

export interface MetricStepsRequest {
  readonly runIds: readonly RunId[];
  readonly key: string;
  /** Both ends are in it; steps outside do not count. */
  readonly startStep: bigint | undefined;
  readonly endStep: bigint | undefined;
  /** How many to aim at; first and last steps of runs come on top. */
  readonly count: number;
}

export interface MetricPointsAt {
  readonly runIds: readonly RunId[];
  readonly key: string;
  readonly steps: readonly bigint[];
  /** Of each run at most this many, the earliest steps first: programs may log a million points at one step. */
  readonly limitPerRun: number;
}

export interface PointOfRun {
  readonly runId: RunId;
  readonly point: MetricPoint;
}

export interface MetricHistory extends Page<MetricPoint> {
  /** After the last point of this page, also on the last page: with it, a client asks for what has come since. */
  readonly endCursor: string | null;
}

/**
 * The runs of MLflow's experiments. Everything but reading, deleting and restoring needs an active run:
 * `failed_precondition` otherwise, `not_found` where there is none.
 */
export interface RunStore {
  /** Throws `not_found` without the experiment, `failed_precondition` when that is deleted. */
  createRun(run: NewRun): Promise<Run>;
  findRun(runId: RunId): Promise<Run | undefined>;
  /** Throws `not_found`. */
  getRun(runId: RunId): Promise<Run>;
  /** A new name is written as the tag `mlflow.runName` too, where clients look for it. */
  writeRunInfo(runId: RunId, change: RunChange): Promise<RunInfo>;
  writeRunStage(runId: RunId, stage: 'active' | 'deleted'): Promise<void>;
  /** All or nothing. The tag `mlflow.runName` renames the run. A parameter that has another value is `invalid_argument`. */
  writeRunData(runId: RunId, data: RunData): Promise<void>;
  deleteRunTag(runId: RunId, key: string): Promise<void>;
  writeRunLinks(runId: RunId, links: RunLinks): Promise<void>;
  /** The datasets that active runs of these experiments have used, once per context, by name; at most 1,000. */
  listRunDatasets(experimentIds: readonly ExperimentId[]): Promise<readonly DatasetSummary[]>;
  /** Newest first where the order does not tell. */
  searchRuns(search: RunSearch): Promise<Page<Run>>;
  /**
   * Steps at which to sample the histories of several runs, evenly spread over the steps that any of them logged; the
   * first and last step of each run is always among them, so that every line begins and ends where it does. Ascending.
   */
  readMetricSteps(request: MetricStepsRequest): Promise<readonly bigint[]>;
  /** The points at these steps, run by run in the order given, and as a history within. */
  readMetricPointsAt(request: MetricPointsAt): Promise<readonly PointOfRun[]>;
  /** By time, then step, then value; empty without the run or the metric. */
  listMetricPoints(request: MetricHistoryRequest): Promise<MetricHistory>;
}
