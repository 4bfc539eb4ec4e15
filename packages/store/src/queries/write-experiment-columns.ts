import type { ExperimentId } from '@gander/core/ids';
import type { Updateable } from 'kysely';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { ExperimentsTable } from '../schema/tables.ts';

/** Changes columns of one experiment. */
export async function writeExperimentColumns(
  trx: SqlExecutor,
  experimentId: ExperimentId,
  columns: Updateable<ExperimentsTable>,
): Promise<void> {
  await trx.updateTable('experiments').set(columns).where('experiment_id', '=', Number(experimentId)).execute();
}
