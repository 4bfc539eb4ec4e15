import type { assessmentRoutes } from '@gander/api/mlflow/assessment-routes';
import { AppError } from '@gander/core/errors';
import type { TraceId } from '@gander/core/ids';

import { toAssessmentChange } from './assessments/to-assessment-change.ts';
import { toAssessmentMessage } from './assessments/to-assessment-message.ts';
import { toNewAssessment } from './assessments/to-new-assessment.ts';
import type { MlflowOperations } from './mlflow-operations.ts';
import type { OperationDeps } from './operation-deps.ts';

type AssessmentOperations = Pick<MlflowOperations, keyof typeof assessmentRoutes>;

/** Assessments of traces, as MLflow's clients know them. */
export function createAssessmentOperations({ store, newId, nowMs, publish }: OperationDeps): AssessmentOperations {
  const { assessments } = store;
  return {
    async createAssessment({ trace_id, assessment }) {
      const created = toNewAssessment(assessment, { traceId: trace_id as TraceId, newId, nowMs });
      const written = await assessments.createAssessment(created).catch(refuseUnknownTrace);
      publish([written.changed]);
      return { assessment: toAssessmentMessage(written.assessment) };
    },
    getAssessment: async ({ trace_id, assessment_id }) => ({
      assessment: toAssessmentMessage(await assessments.getAssessment(trace_id as TraceId, assessment_id)),
    }),
    async updateAssessment({ trace_id, assessment_id, ...request }) {
      const change = toAssessmentChange(request);
      const written = await assessments.writeAssessment(trace_id as TraceId, assessment_id, change);
      publish([written.changed]);
      return { assessment: toAssessmentMessage(written.assessment) };
    },
    async deleteAssessment({ trace_id, assessment_id }) {
      const changed = await assessments.deleteAssessment(trace_id as TraceId, assessment_id);
      if (changed !== undefined) publish([changed]);
      return {};
    },
  };
}

/** MLflow's server takes a trace that is not there for a bad request; the assessment that is overridden it looks up. */
function refuseUnknownTrace(error: unknown): never {
  if (error instanceof AppError && error.code === 'not_found' && error.details['assessmentId'] === undefined) {
    throw new AppError('malformed', error.message);
  }
  throw error;
}
