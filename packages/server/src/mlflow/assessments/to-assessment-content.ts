import type { assessmentFields } from '@gander/api/mlflow/messages/assessment-fields';
import type { AssessmentContent, AssessmentError } from '@gander/core/assessment';
import { AppError } from '@gander/core/errors';
import { parsePythonJson } from '@gander/core/json/parse-python-json';
import { toPythonJson } from '@gander/core/json/to-python-json';
import type { z } from 'zod';

export type AssessmentMessageFields = z.output<typeof assessmentFields>;

type Feedback = Exclude<AssessmentMessageFields['feedback'], undefined>;
type Expectation = Exclude<AssessmentMessageFields['expectation'], undefined>;

/** Longer ones are of no use to anybody; clients cut at the same length. */
const MAX_STACK_TRACE = 10_000;

/** What an assessment says; `undefined` when it says nothing. Throws `invalid_argument` when it says two things. */
export function toAssessmentContent(fields: AssessmentMessageFields): AssessmentContent | undefined {
  const { feedback, expectation, issue } = fields;
  if ([feedback, expectation, issue].filter((part) => part !== undefined).length > 1) {
    throw new AppError(
      'invalid_argument',
      'Exactly one of `expectation`, `feedback`, or `issue` should be specified in an assessment.',
    );
  }
  if (feedback !== undefined) return toFeedback(feedback, fields.error);
  if (expectation !== undefined) return { kind: 'expectation', valueJson: toExpectedJson(expectation) };
  return issue && { kind: 'issue', issueName: issue.issue_name ?? '' };
}

function toFeedback({ value, error }: Feedback, formerError: Feedback['error']): AssessmentContent {
  const given = error ?? formerError;
  return { kind: 'feedback', valueJson: toValueJson(value), error: given === undefined ? null : toError(given) };
}

function toError({ error_code, error_message, stack_trace }: Exclude<Feedback['error'], undefined>): AssessmentError {
  return {
    code: error_code ?? '',
    message: error_message ?? null,
    stackTrace: stack_trace?.slice(0, MAX_STACK_TRACE) ?? null,
  };
}

function toExpectedJson({ value, serialized_value: serialized }: Expectation): string {
  if (serialized === undefined) return toValueJson(value);
  const { serialization_format: format = 'JSON_FORMAT', value: text = '' } = serialized;
  if (format !== 'JSON_FORMAT') {
    throw new AppError('invalid_argument', `Unknown serialization format: ${format}. Only JSON_FORMAT is supported.`);
  }
  return toFiniteJson(parseSerialized(text));
}

/** JSON has no infinity, but numbers that are read as one: `1e999`. What cannot be written cannot be kept. */
function toFiniteJson(value: unknown): string {
  if (hasFiniteNumbers(value)) return toPythonJson(value);
  throw new AppError('invalid_argument', 'Invalid value for an assessment: a number in it is too large for a double.');
}

function hasFiniteNumbers(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(hasFiniteNumbers);
}

/** The numbers of a `google.protobuf.Value` are doubles, however they are written. */
function toValueJson(value: unknown): string {
  return toFiniteJson(toDoubles(value));
}

function toDoubles(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(toDoubles);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toDoubles(item)]));
}

/** Whole numbers stay whole in a text: `1` is not `1.0`. */
function parseSerialized(text: string): unknown {
  try {
    return parsePythonJson(text);
  } catch {
    throw new AppError('invalid_argument', 'The `serialized_value` of the expectation is not valid JSON.');
  }
}
