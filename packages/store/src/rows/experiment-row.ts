import type { Experiment } from '@gander/core/experiment';
import type { ExperimentId } from '@gander/core/ids';
import type { Selectable } from 'kysely';

import type { ExperimentsTable } from '../schema/tables.ts';

export const EXPERIMENT_COLUMNS = [
  'experiment_id',
  'name',
  'artifact_location',
  'lifecycle_stage',
  'creation_time_ms',
  'last_update_time_ms',
] as const satisfies readonly (keyof ExperimentsTable)[];

export type ExperimentRow = Selectable<ExperimentsTable>;

/** A row as the value that the rest of Gander knows. */
export function toExperiment(row: ExperimentRow): Experiment {
  return {
    experimentId: String(row.experiment_id) as ExperimentId,
    name: row.name,
    artifactLocation: row.artifact_location,
    lifecycleStage: row.lifecycle_stage === 'deleted' ? 'deleted' : 'active',
    creationTimeMs: Number(row.creation_time_ms),
    lastUpdateTimeMs: Number(row.last_update_time_ms),
  };
}
