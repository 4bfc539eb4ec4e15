import { assessment as assessmentMessage } from '@gander/api/mlflow/messages/assessment';
import type { JsonValue } from '@gander/core/json-value';

import type { FeedbackEntry, FeedbackError } from './feedback-entry.ts';

type Assessment = ReturnType<typeof assessmentMessage.parse>;

/** An assessment as MLflow's API gives it; `undefined` for what cannot be read as one. */
export function toFeedbackEntry(message: unknown): FeedbackEntry | undefined {
  const parsed = assessmentMessage.safeParse(message);
  if (!parsed.success) return undefined;
  const assessment = parsed.data;
  return {
    id: assessment.assessment_id,
    name: assessment.assessment_name,
    ...toContent(assessment),
    source: { type: assessment.source.source_type, id: assessment.source.source_id ?? '' },
    rationale: assessment.rationale ?? '',
    spanId: assessment.span_id,
    metadata: assessment.metadata ?? {},
    overrides: assessment.overrides,
    isValid: assessment.valid,
    createdMs: Date.parse(assessment.create_time),
    updatedMs: Date.parse(assessment.last_update_time),
  };
}

function toContent({
  feedback,
  expectation,
  issue,
  assessment_name: id,
}: Assessment): Pick<FeedbackEntry, 'kind' | 'value' | 'error'> {
  if (issue !== undefined) return { kind: 'issue', value: issue.issue_name || id, error: undefined };
  if (expectation !== undefined) return { kind: 'expectation', value: toExpected(expectation), error: undefined };
  return { kind: 'feedback', value: getField(feedback, 'value') ?? null, error: toError(getField(feedback, 'error')) };
}

/** Scalars come as they are, lists and objects as the text of their JSON. */
function toExpected(expectation: JsonValue): JsonValue {
  const text = getField(getField(expectation, 'serialized_value'), 'value');
  if (typeof text !== 'string') return getField(expectation, 'value') ?? null;
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return text;
  }
}

function toError(error: JsonValue | undefined): FeedbackError | undefined {
  const code = getField(error, 'error_code');
  const message = getField(error, 'error_message');
  const stack = getField(error, 'stack_trace');
  if (code === undefined && message === undefined) return undefined;
  return {
    code: typeof code === 'string' ? code : '',
    ...(typeof message === 'string' && { message }),
    ...(typeof stack === 'string' && { stack }),
  };
}

function getField(value: JsonValue | undefined, key: string): JsonValue | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, key) ? (value as Readonly<Record<string, JsonValue>>)[key] : undefined;
}
