import type { JsonRecord, RestClient } from '../rest/rest-client.ts';
import {
  type Assessment,
  type AssessmentError,
  type AssessmentSource,
  type AssessmentValue,
  fromAssessmentJson,
  toAssessmentJson,
} from './assessment.ts';

/** What somebody says about a trace. */
export interface FeedbackOptions {
  readonly traceId: string;
  readonly name: string;
  readonly value?: AssessmentValue | undefined;
  readonly error?: AssessmentError | string | undefined;
  /** `CODE` / `default` if left out. */
  readonly source?: AssessmentSource | undefined;
  readonly rationale?: string | undefined;
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  readonly spanId?: string | undefined;
}

/** What a trace should have come to. */
export type ExpectationOptions = Omit<FeedbackOptions, 'error' | 'rationale' | 'value'> & {
  readonly value: AssessmentValue;
};

/** What of an assessment may be changed. */
export type AssessmentChange = Partial<Pick<Assessment, 'name' | 'value' | 'error' | 'rationale' | 'metadata'>> &
  Pick<Assessment, 'kind'>;

/** Creates an assessment. Throws `ServerError`. */
export async function writeAssessment(rest: RestClient, assessment: Assessment): Promise<Assessment> {
  const answer = await rest.call({
    method: 'POST',
    path: toPath(assessment.traceId),
    body: { assessment: toAssessmentJson(assessment) },
  });
  return readAssessment(answer);
}

/** Throws `ServerError`. */
export async function getAssessment(rest: RestClient, traceId: string, assessmentId: string): Promise<Assessment> {
  return readAssessment(await rest.call({ method: 'GET', path: toPath(traceId, assessmentId) }));
}

/** Changes what is given and nothing else; metadata is merged key by key. Throws `ServerError`. */
export async function writeAssessmentChange(
  rest: RestClient,
  id: { readonly traceId: string; readonly assessmentId: string },
  change: AssessmentChange,
): Promise<Assessment> {
  const hasPayload = 'value' in change || 'error' in change;
  const mask = [
    change.name === undefined ? undefined : 'assessmentName',
    hasPayload ? change.kind : undefined,
    change.rationale === undefined ? undefined : 'rationale',
    change.metadata === undefined ? undefined : 'metadata',
  ];
  const { feedback, expectation, issue, ...rest_ } = toAssessmentJson({ name: '', ...change, ...id }) as Record<
    string,
    unknown
  >;
  const answer = await rest.call({
    method: 'PATCH',
    path: toPath(id.traceId, id.assessmentId),
    body: {
      assessment: {
        ...rest_,
        assessment_name: change.name,
        ...(hasPayload ? pickSet({ feedback, expectation, issue }) : {}),
      },
      update_mask: mask.filter((path) => path !== undefined).join(','),
    },
  });
  return readAssessment(answer);
}

/** Nothing happens when there is none. Throws `ServerError`. */
export async function deleteAssessment(rest: RestClient, traceId: string, assessmentId: string): Promise<void> {
  await rest.call({ method: 'DELETE', path: toPath(traceId, assessmentId) });
}

/** The assessment that {@link FeedbackOptions} describe. Throws an Error when they say nothing. */
export function toFeedback(options: FeedbackOptions): Assessment {
  if (options.value === undefined && options.error === undefined) {
    throw new Error('A feedback says something: give it a value, or an error.');
  }
  const error = typeof options.error === 'string' ? { errorMessage: options.error } : options.error;
  return {
    ...options,
    kind: 'feedback',
    error: error === undefined ? undefined : { errorCode: 'ASSESSMENT_ERROR', ...error },
    source: options.source ?? { sourceType: 'CODE', sourceId: 'default' },
    ...now(),
  };
}

/** The assessment that {@link ExpectationOptions} describe. */
export function toExpectation(options: ExpectationOptions): Assessment {
  return {
    ...options,
    kind: 'expectation',
    source: options.source ?? { sourceType: 'HUMAN', sourceId: 'default' },
    ...now(),
  };
}

function now(): Pick<Assessment, 'createTime' | 'lastUpdateTime'> {
  const time = new Date().toISOString();
  return { createTime: time, lastUpdateTime: time };
}

function toPath(traceId: string, assessmentId?: string): string {
  const base = `/api/3.0/mlflow/traces/${encodeURIComponent(traceId)}/assessments`;
  return assessmentId === undefined ? base : `${base}/${encodeURIComponent(assessmentId)}`;
}

function readAssessment(answer: JsonRecord): Assessment {
  return fromAssessmentJson((answer['assessment'] ?? {}) as JsonRecord);
}

function pickSet(members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
