import type { Assessment } from '@gander/core/assessment';
import { AppError } from '@gander/core/errors';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { ASSESSMENT_COLUMNS, toAssessment } from '../rows/assessment-row.ts';
import type { AssessedTrace } from './require-assessed-trace.ts';

/** Throws `not_found`, also for an assessment of another trace. */
export async function requireAssessment(
  db: SqlExecutor,
  trace: AssessedTrace,
  assessmentId: string,
): Promise<Assessment> {
  const assessment = await findAssessment(db, trace, assessmentId);
  if (assessment !== undefined) return assessment;
  throw createNoAssessmentError(trace, assessmentId);
}

/** The assessment of this id, if it is one of this trace. */
export async function findAssessment(
  db: SqlExecutor,
  { traceKey, changed }: AssessedTrace,
  assessmentId: string,
): Promise<Assessment | undefined> {
  const row = await db
    .selectFrom('assessments')
    .select(ASSESSMENT_COLUMNS)
    .where('assessment_id', '=', assessmentId)
    .where('trace_key', '=', traceKey)
    .executeTakeFirst();
  return row && toAssessment(row, changed.traceId);
}

/** The refusal for an assessment that is not there. */
export function createNoAssessmentError({ changed }: AssessedTrace, assessmentId: string): AppError {
  return new AppError('not_found', `Assessment with ID '${assessmentId}' not found for trace '${changed.traceId}'`, {
    assessmentId,
  });
}
