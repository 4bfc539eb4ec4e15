import type { Assessment } from '@gander/core/assessment';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { writeAssessmentValidity } from './write-assessment-validity.ts';

/** The one that it replaced is valid again. Belongs in a transaction. */
export async function deleteAssessment(
  trx: SqlExecutor,
  traceKey: bigint,
  { assessmentId, overrides }: Assessment,
): Promise<void> {
  await trx.deleteFrom('assessments').where('assessment_id', '=', assessmentId).execute();
  if (overrides !== null) {
    await writeAssessmentValidity(trx, { traceKey, assessmentId: overrides, isValid: true });
  }
}
