import type { Experiment } from '@gander/core/experiment';

import type { SqlExecutor } from '../dialects/sql-connection.ts';

export interface RunsStageWrite {
  /** As it was before. */
  readonly experiment: Experiment;
  readonly stage: 'active' | 'deleted';
  readonly nowMs: number;
}

/**
 * Deletes the runs of an experiment with it, or brings them back with it: those that went at the same moment, which is
 * the last change of a deleted experiment. A run that was deleted before stays deleted.
 */
export async function writeRunsStage(trx: SqlExecutor, { experiment, stage, nowMs }: RunsStageWrite): Promise<void> {
  const runs = trx.updateTable('runs').where('experiment_id', '=', Number(experiment.experimentId));
  const changed =
    stage === 'deleted'
      ? runs.set({ lifecycle_stage: 'deleted', deletion_time_ms: nowMs }).where('lifecycle_stage', '=', 'active')
      : runs
          .set({ lifecycle_stage: 'active', deletion_time_ms: null })
          .where('deletion_time_ms', '=', experiment.lastUpdateTimeMs);
  await changed.execute();
}
