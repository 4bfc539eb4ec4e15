import type { MlflowCall, MlflowClient } from '@gander/api/mlflow/mlflow-client';

import type { SavedFeedback } from './import-batch.ts';

type AssessmentFields = MlflowCall<'createAssessment'>['assessment'];

/**
 * Says again what was said of the trace where it was saved: by whom, when, and what it replaced. Where something is said
 * of the trace already, that stays alone: importing twice doubles nothing.
 */
export async function restoreFeedback(client: MlflowClient, { traceId, assessments }: SavedFeedback): Promise<void> {
  const { trace } = await client.getTraceInfo({ trace_id: traceId });
  if ((trace.trace_info.assessments ?? []).length > 0) return;
  const newIds = new Map<string, string>();
  for (const saved of assessments) {
    const { assessment_id: savedId, trace_id: _trace, valid: _valid, overrides, ...fields } = saved;
    const replaced = typeof overrides === 'string' ? newIds.get(overrides) : undefined;
    const { assessment } = await client.createAssessment({
      trace_id: traceId,
      assessment: { ...(fields as AssessmentFields), ...(replaced !== undefined && { overrides: replaced }) },
    });
    if (typeof savedId === 'string') newIds.set(savedId, assessment.assessment_id);
  }
}
