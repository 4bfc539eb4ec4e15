import { AppError } from '@gander/core/errors';
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

const MAX_SHOWN_LENGTH = 200;

/** The first thing that is wrong with a message, in the words that MLflow's clients and tests look for. */
export function toParameterError(error: z.ZodError): AppError {
  const [issue] = error.issues;
  if (issue === undefined) throw new Error('A failed parse has at least one issue');
  return new AppError('invalid_argument', describeIssue(issue));
}

function describeIssue(issue: Issue): string {
  const path = formatPath(issue.path);
  const hint = 'See the API docs for more information about request parameters.';
  if (issue.input === undefined || issue.input === '') {
    return `Missing value for required parameter '${path}'. ${hint}`;
  }
  if (issue.code === 'too_big' && issue.origin === 'string') {
    return `'${path}' exceeds the maximum length of ${issue.maximum} characters`;
  }
  const shown = `Invalid value ${showValue(issue.input)} for parameter '${path}' supplied`;
  // A range says in its own words what it wants.
  if (issue.code === 'too_big' || issue.code === 'too_small') return `${shown}. ${issue.message}`;
  return `${shown}: Hint: Value was of type '${describeType(issue.input)}'. ${hint}`;
}

/** `metrics[0].value` */
function formatPath(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .slice(1);
}

function showValue(value: unknown): string {
  const shown = typeof value === 'bigint' ? value.toString() : (JSON.stringify(value, writeBigInt) ?? '');
  return shown.length > MAX_SHOWN_LENGTH ? `${shown.slice(0, MAX_SHOWN_LENGTH)}…` : shown;
}

function writeBigInt(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}

/** In Python's words, as MLflow says it. */
function describeType(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return 'str';
    case 'boolean':
      return 'bool';
    case 'bigint':
      return 'int';
    case 'number':
      return Number.isInteger(value) ? 'int' : 'float';
    default:
      return Array.isArray(value) ? 'list' : 'dict';
  }
}
