import type { Experiment } from '@gander/core/experiment';
import type { ExperimentId } from '@gander/core/ids';

import type { Page, PageRequest } from './page.ts';

/** An experiment with what its home-page card shows. */
export interface ExperimentOverview extends Experiment {
  readonly traceCount: number;
  /** Start of its newest trace; `null` when it has none. */
  readonly lastTraceUnixNano: bigint | null;
}

export interface ExperimentStore {
  /** Throws `already_exists` when an experiment of that name exists, in any lifecycle stage. */
  createExperiment(input: { readonly name: string; readonly artifactLocation?: string }): Promise<Experiment>;
  /** Throws `not_found`. */
  getExperiment(experimentId: ExperimentId): Promise<Experiment>;
  findExperiment(experimentId: ExperimentId): Promise<Experiment | undefined>;
  findExperimentByName(name: string): Promise<Experiment | undefined>;
  /** Active ones, newest first; `Default` is an experiment like any other. */
  listExperiments(page: PageRequest): Promise<Page<ExperimentOverview>>;
}
