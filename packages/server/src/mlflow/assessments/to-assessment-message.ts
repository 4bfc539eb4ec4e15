import type { assessment } from '@gander/api/mlflow/messages/assessment';
import { toTimestamp } from '@gander/api/mlflow/wire/timestamp';
import type { Assessment, AssessmentContent, AssessmentError } from '@gander/core/assessment';
import type { z } from 'zod';

type AssessmentMessage = z.input<typeof assessment>;

/** An assessment as MLflow's clients read it. */
export function toAssessmentMessage(stored: Assessment): AssessmentMessage {
  return {
    assessment_id: stored.assessmentId,
    assessment_name: stored.name,
    trace_id: stored.traceId,
    span_id: stored.spanId ?? undefined,
    source: { source_type: stored.source.type, source_id: stored.source.id ?? undefined },
    create_time: toTimestamp(stored.creationTimeMs),
    last_update_time: toTimestamp(stored.lastUpdateTimeMs),
    ...toContentMessage(stored.content),
    rationale: stored.rationale ?? undefined,
    metadata: stored.metadata.length === 0 ? undefined : toMap(stored),
    overrides: stored.overrides ?? undefined,
    valid: stored.isValid,
  };
}

type ContentMessage = Pick<AssessmentMessage, 'feedback' | 'expectation' | 'issue'>;

function toContentMessage(content: AssessmentContent): ContentMessage {
  switch (content.kind) {
    case 'feedback':
      return { feedback: toFeedbackMessage(content.valueJson, content.error) };
    case 'expectation':
      return { expectation: toExpectationMessage(content.valueJson) };
    case 'issue':
      return { issue: { issue_name: content.issueName } };
    default:
      return content satisfies never;
  }
}

function toFeedbackMessage(valueJson: string, error: AssessmentError | null) {
  const value = JSON.parse(valueJson) as MutableJson;
  if (error === null) return { value };
  return {
    value,
    error: {
      error_code: error.code,
      ...(error.message === null ? {} : { error_message: error.message }),
      ...(error.stackTrace === null ? {} : { stack_trace: error.stackTrace }),
    },
  };
}

/** Lists, objects and `null` travel as a text: the field for values is for scalars. */
function toExpectationMessage(valueJson: string) {
  const value = JSON.parse(valueJson) as MutableJson;
  if (typeof value !== 'object') return { value };
  return { serialized_value: { serialization_format: 'JSON_FORMAT', value: valueJson } };
}

/** Any JSON, as the schema types it. */
type MutableJson = Exclude<AssessmentMessage['feedback'], undefined>;

function toMap({ metadata }: Assessment): Record<string, string> {
  const map = Object.create(null) as Record<string, string>;
  for (const { key, value } of metadata) map[key] = value;
  return map;
}
