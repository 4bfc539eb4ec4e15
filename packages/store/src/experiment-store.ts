import type { Experiment } from '@gander/core/experiment';
import type { ExperimentId } from '@gander/core/ids';
import type { KeyValue } from '@gander/core/key-value';

import type { ExperimentSearch } from './experiment-search.ts';
import type { Page, PageRequest } from './page.ts';

/** An experiment with what its home-page card shows. */
export interface ExperimentOverview extends Experiment {
  readonly traceCount: number;
  /** Start of its newest trace; `null` when it has none. */
  readonly lastTraceUnixNano: bigint | null;
  /** Runs of the stage that the experiment is in itself. */
  readonly runCount: number;
  /** Milliseconds since the epoch; `null` when it has no run. */
  readonly lastRunStartMs: number | null;
  readonly tags: readonly KeyValue[];
}

export interface NewExperiment {
  readonly name: string;
  /** Default: a folder of the artifact proxy, named after the experiment's id. */
  readonly artifactLocation?: string | undefined;
  readonly tags?: readonly KeyValue[] | undefined;
}

/** How the traces of an experiment went, all of them and lately. */
export interface ExperimentActivity {
  readonly experimentId: ExperimentId;
  readonly traceCount: number;
  /** Traces that ended in an error. */
  readonly failedTraceCount: number;
  /** Traces that did not, though a span in them failed. */
  readonly failedSpanTraceCount: number;
  /** Those of the asked time that have traces, in order. */
  readonly buckets: readonly ActivityBucket[];
}

/** Traces that started in one stretch of time. */
export interface ActivityBucket {
  readonly startUnixNano: bigint;
  readonly traceCount: number;
  readonly failedTraceCount: number;
}

export interface ExperimentActivityRequest {
  /** At least one. */
  readonly experimentIds: readonly ExperimentId[];
  /** Where the first bucket begins. */
  readonly fromUnixNano: bigint;
  readonly bucketNano: bigint;
  readonly bucketCount: number;
}

export interface ExperimentStore {
  /** Throws `already_exists` when an experiment of that name exists, in any lifecycle stage. */
  createExperiment(input: NewExperiment): Promise<Experiment>;
  /** Throws `not_found`. */
  getExperiment(experimentId: ExperimentId): Promise<Experiment>;
  findExperiment(experimentId: ExperimentId): Promise<Experiment | undefined>;
  findExperimentByName(name: string): Promise<Experiment | undefined>;
  /** In the order in which they came; an experiment without tags is absent. */
  readExperimentTags(experimentIds: readonly ExperimentId[]): Promise<ReadonlyMap<ExperimentId, readonly KeyValue[]>>;
  /** Throws `not_found`, `already_exists`, or `failed_precondition` when it is deleted. */
  writeExperimentName(experimentId: ExperimentId, name: string): Promise<void>;
  /** Its runs go and come back with it. Throws `not_found`, also when it is in that stage already. */
  writeExperimentStage(experimentId: ExperimentId, stage: 'active' | 'deleted'): Promise<void>;
  /** Throws `not_found`, or `failed_precondition` when the experiment is deleted. */
  writeExperimentTag(experimentId: ExperimentId, tag: KeyValue): Promise<void>;
  /** Throws `not_found`, or `failed_precondition` when the experiment is deleted. */
  deleteExperimentTag(experimentId: ExperimentId, key: string): Promise<void>;
  /** Newest first where no order is given. */
  searchExperiments(search: ExperimentSearch): Promise<Page<Experiment>>;
  /** Those of one stage (default: active), newest first; `Default` is an experiment like any other. */
  listExperiments(page: PageRequest, stage?: Experiment['lifecycleStage']): Promise<Page<ExperimentOverview>>;
  /** How traces went, all of them and those since a moment by time. An experiment without traces is left out. */
  readActivity(request: ExperimentActivityRequest): Promise<readonly ExperimentActivity[]>;
}
