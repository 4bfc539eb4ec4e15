import type { MlflowRequest } from '@gander/api/mlflow/mlflow-routes';
import type { AssessmentChange } from '@gander/core/assessment';
import { AppError } from '@gander/core/errors';

import { type AssessmentMessageFields, toAssessmentContent } from './to-assessment-content.ts';

type UpdateRequest = Pick<MlflowRequest<'updateAssessment'>, 'assessment' | 'update_mask'>;

/** What the mask names, of what the message says. Names that it may not change are passed over, as MLflow's server does. */
export function toAssessmentChange({ assessment, update_mask: mask }: UpdateRequest): AssessmentChange {
  const paths = new Set((typeof mask === 'string' ? mask.split(',') : mask.paths).map(toFieldName));
  return {
    name: paths.has('assessment_name') ? requireName(assessment) : undefined,
    content: readContent(assessment, paths),
    rationale: paths.has('rationale') ? (assessment.rationale ?? '') : undefined,
    metadata: paths.has('metadata')
      ? Object.entries(assessment.metadata ?? {}).map(([key, value]) => ({ key, value }))
      : undefined,
  };
}

function readContent(assessment: AssessmentMessageFields, paths: ReadonlySet<string>) {
  if (!paths.has('feedback') && !paths.has('expectation')) return undefined;
  const content = toAssessmentContent(assessment);
  if (content !== undefined && paths.has(content.kind)) return content;
  throw new AppError(
    'invalid_argument',
    `The update_mask names ${[...paths].join(', ')}, and the assessment does not have it.`,
  );
}

function requireName({ assessment_name: name = '' }: AssessmentMessageFields): string {
  if (name !== '') return name;
  throw new AppError(
    'invalid_argument',
    "Missing value for required parameter 'assessment.assessment_name': the update_mask names it.",
  );
}

/** `assessmentName`, as protobuf writes it in JSON, or `assessment_name`. */
function toFieldName(path: string): string {
  return path.trim().replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
