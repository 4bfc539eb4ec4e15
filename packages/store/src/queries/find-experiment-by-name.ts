import type { Experiment } from '@gander/core/experiment';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { EXPERIMENT_COLUMNS, toExperiment } from '../rows/experiment-row.ts';

/** In any lifecycle stage; case counts. */
export async function findExperimentByName(db: SqlExecutor, name: string): Promise<Experiment | undefined> {
  const row = await db.selectFrom('experiments').select(EXPERIMENT_COLUMNS).where('name', '=', name).executeTakeFirst();
  return row === undefined ? undefined : toExperiment(row);
}
