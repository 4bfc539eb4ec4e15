import type { Experiment } from '@gander/core/experiment';
import type { ExperimentId } from '@gander/core/ids';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { EXPERIMENT_COLUMNS, toExperiment } from '../rows/experiment-row.ts';

/** In any lifecycle stage. */
export async function findExperiment(db: SqlExecutor, experimentId: ExperimentId): Promise<Experiment | undefined> {
  const row = await db
    .selectFrom('experiments')
    .select(EXPERIMENT_COLUMNS)
    .where('experiment_id', '=', Number(experimentId))
    .executeTakeFirst();
  return row === undefined ? undefined : toExperiment(row);
}
