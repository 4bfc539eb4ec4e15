import type { ExperimentId } from './ids.ts';

export interface Experiment {
  readonly experimentId: ExperimentId;
  readonly name: string;
  readonly artifactLocation: string;
  readonly lifecycleStage: 'active' | 'deleted';
  /** Milliseconds since the epoch. */
  readonly creationTimeMs: number;
  readonly lastUpdateTimeMs: number;
}
