import type { SqlExecutor } from '../dialects/sql-connection.ts';

export interface AssessmentValidity {
  readonly traceKey: bigint;
  readonly assessmentId: string;
  readonly isValid: boolean;
}

/** False when the trace has no such assessment. */
export async function writeAssessmentValidity(
  trx: SqlExecutor,
  { traceKey, assessmentId, isValid }: AssessmentValidity,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('assessments')
    .set({ is_valid: isValid ? 1 : 0 })
    .where('assessment_id', '=', assessmentId)
    .where('trace_key', '=', traceKey)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
