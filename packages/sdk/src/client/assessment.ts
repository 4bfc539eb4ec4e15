import { readText } from '../rest/read-text.ts';
import type { JsonRecord } from '../rest/rest-client.ts';

/** What a feedback or expectation may say. */
export type AssessmentValue =
  | string
  | number
  | boolean
  | null
  | readonly AssessmentValue[]
  | { readonly [key: string]: AssessmentValue };

/** Who or what judges. */
export interface AssessmentSource {
  readonly sourceType: 'HUMAN' | 'LLM_JUDGE' | 'CODE' | (string & {});
  readonly sourceId?: string | undefined;
}

export interface AssessmentError {
  readonly errorCode?: string | undefined;
  readonly errorMessage?: string | undefined;
  readonly stackTrace?: string | undefined;
}

/** A judgement about a trace or a span of it. */
export interface Assessment {
  /** `a-` and 32 hex digits, given by the server. */
  readonly assessmentId?: string | undefined;
  readonly name: string;
  readonly traceId: string;
  readonly spanId?: string | undefined;
  /** How it turned out, or how it should have. */
  readonly kind: 'feedback' | 'expectation' | 'issue';
  readonly value?: AssessmentValue | undefined;
  readonly error?: AssessmentError | undefined;
  readonly source?: AssessmentSource | undefined;
  readonly rationale?: string | undefined;
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  /** The id of the assessment that this one replaces. */
  readonly overrides?: string | undefined;
  /** `false` once replaced. */
  readonly isValid?: boolean | undefined;
  /** ISO 8601. */
  readonly createTime?: string | undefined;
  readonly lastUpdateTime?: string | undefined;
}

const MAX_STACK_LENGTH = 10_000;

/** The JSON of MLflow's REST API. Expectations that are lists or objects travel as JSON text. */
export function toAssessmentJson(assessment: Assessment): JsonRecord {
  const { source } = assessment;
  return {
    assessment_id: assessment.assessmentId,
    assessment_name: assessment.name,
    trace_id: assessment.traceId,
    span_id: assessment.spanId,
    ...(source === undefined
      ? {}
      : { source: { source_type: source.sourceType, source_id: source.sourceId ?? 'default' } }),
    create_time: assessment.createTime,
    last_update_time: assessment.lastUpdateTime,
    ...toPayload(assessment),
    rationale: assessment.rationale,
    metadata: assessment.metadata,
    overrides: assessment.overrides,
    valid: assessment.isValid,
  };
}

function toPayload({ kind, value, error, name }: Assessment): JsonRecord {
  if (kind === 'issue') return { issue: { issue_name: typeof value === 'string' ? value : name } };
  if (kind === 'feedback') {
    return {
      feedback: {
        ...(value === undefined && error === undefined ? {} : { value: value ?? null }),
        ...toErrorJson(error),
      },
    };
  }
  if (typeof value !== 'object' || value === null) return { expectation: { value: value ?? null } };
  return {
    expectation: { serialized_value: { serialization_format: 'JSON_FORMAT', value: JSON.stringify(value) } },
  };
}

function toErrorJson(error: AssessmentError | undefined): JsonRecord {
  if (error === undefined) return {};
  const stack = error.stackTrace;
  return {
    error: {
      error_code: error.errorCode,
      error_message: error.errorMessage,
      // The end of a stack is where the program is.
      stack_trace: stack === undefined ? undefined : stack.slice(-MAX_STACK_LENGTH),
    },
  };
}

/** Reads an assessment of MLflow's REST API. */
export function fromAssessmentJson(json: JsonRecord): Assessment {
  const feedback = json['feedback'] as JsonRecord | undefined;
  const issue = json['issue'] as JsonRecord | undefined;
  const source = json['source'] as JsonRecord | undefined;
  const textOf = (key: string): string | undefined => (typeof json[key] === 'string' ? json[key] : undefined);
  return {
    assessmentId: textOf('assessment_id'),
    name: textOf('assessment_name') ?? '',
    traceId: textOf('trace_id') ?? '',
    spanId: textOf('span_id'),
    kind: feedback !== undefined ? 'feedback' : issue !== undefined ? 'issue' : 'expectation',
    value: readValue(json),
    error: readError((feedback?.['error'] ?? json['error']) as JsonRecord | undefined),
    source:
      source === undefined
        ? undefined
        : {
            sourceType: readText(source['source_type']),
            sourceId: source['source_id'] === undefined ? undefined : readText(source['source_id']),
          },
    rationale: textOf('rationale'),
    metadata: json['metadata'] as Readonly<Record<string, string>> | undefined,
    overrides: textOf('overrides'),
    isValid: json['valid'] !== false,
    createTime: textOf('create_time'),
    lastUpdateTime: textOf('last_update_time'),
  };
}

function readValue(json: JsonRecord): AssessmentValue | undefined {
  const issue = json['issue'] as JsonRecord | undefined;
  if (issue !== undefined) return issue['issue_name'] as AssessmentValue;
  const payload = (json['feedback'] ?? json['expectation'] ?? {}) as JsonRecord;
  const serialized = payload['serialized_value'] as JsonRecord | undefined;
  if (serialized !== undefined) return JSON.parse(String(serialized['value'])) as AssessmentValue;
  return payload['value'] as AssessmentValue | undefined;
}

function readError(error: JsonRecord | undefined): AssessmentError | undefined {
  if (error === undefined || error === null) return undefined;
  const textOf = (key: string): string | undefined => (typeof error[key] === 'string' ? error[key] : undefined);
  return {
    errorCode: textOf('error_code'),
    errorMessage: textOf('error_message'),
    stackTrace: textOf('stack_trace'),
  };
}
