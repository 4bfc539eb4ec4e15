import type { Assessment } from '@gander/core/assessment';

import type { NewAssessment } from '../assessment-store.ts';
import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { findSourceRun, toContentColumns } from '../rows/assessment-row.ts';
import type { AssessedTrace } from './require-assessed-trace.ts';
import { createNoAssessmentError } from './require-assessment.ts';
import { writeAssessmentValidity } from './write-assessment-validity.ts';

/** Belongs in a transaction. */
export async function createAssessment(
  trx: SqlExecutor,
  trace: AssessedTrace,
  created: NewAssessment,
): Promise<Assessment> {
  const { overrides } = created;
  if (overrides !== null) {
    const known = await writeAssessmentValidity(trx, {
      traceKey: trace.traceKey,
      assessmentId: overrides,
      isValid: false,
    });
    if (!known) throw createNoAssessmentError(trace, overrides);
  }
  const assessment: Assessment = { ...created, isValid: true };
  await trx
    .insertInto('assessments')
    .values({
      assessment_id: assessment.assessmentId,
      trace_key: trace.traceKey,
      span_id: assessment.spanId,
      ...toContentColumns(assessment),
      source_type: assessment.source.type,
      source_id: assessment.source.id,
      run_id: findSourceRun(assessment),
      overrides,
      is_valid: 1,
      creation_time_ms: assessment.creationTimeMs,
      last_update_time_ms: assessment.lastUpdateTimeMs,
    })
    .execute();
  return assessment;
}
