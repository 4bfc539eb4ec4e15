import type { RunId } from '@gander/core/ids';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { sliceList } from './pad-list.ts';

/** What a run has made goes with it, and what that had replaced is valid again. Belongs in a transaction. */
export async function deleteRunAssessments(trx: SqlExecutor, runId: RunId): Promise<void> {
  const overriding = await trx
    .selectFrom('assessments')
    .select('overrides')
    .where('run_id', '=', runId)
    .where('overrides', 'is not', null)
    .execute();
  await trx.deleteFrom('assessments').where('run_id', '=', runId).execute();
  for (const slice of sliceList(overriding.map(({ overrides }) => overrides))) {
    await trx.updateTable('assessments').set({ is_valid: 1 }).where('assessment_id', 'in', slice).execute();
  }
}
