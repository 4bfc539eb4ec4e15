import { CliError } from '../cli-error.ts';
import type { FieldPath } from './parse-field-paths.ts';

const INFO_FIELDS = [
  'trace_id',
  'client_request_id',
  'trace_location',
  'request_time',
  'state',
  'trace_metadata',
  'tags',
  'request_preview',
  'response_preview',
  'execution_duration_ms',
  'assessments',
];
const SPAN_FIELDS = [
  'trace_id',
  'span_id',
  'parent_span_id',
  'name',
  'start_time_unix_nano',
  'end_time_unix_nano',
  'events',
  'status',
  'attributes',
];

/**
 * Throws a usage error for paths that no trace can have. Below the fields listed here everything is possible: tags and
 * attributes have any name.
 */
export function checkFields(paths: readonly FieldPath[], isVerbose: boolean): void {
  const unknown = paths.filter((path) => !isPossible(path)).map((path) => path.join('.'));
  if (unknown.length === 0) return;
  const known = isVerbose
    ? [...INFO_FIELDS.map((name) => `info.${name}`), ...SPAN_FIELDS.map((name) => `data.spans.*.${name}`)].join(', ')
    : 'info.trace_id, info.state, data.spans.*.name, … (--verbose lists them)';
  throw new CliError('usage', `Traces have no field ${unknown.join(', ')}. They have ${known}`);
}

function isPossible([part, name, item, field]: FieldPath): boolean {
  if (part === 'info') return name === undefined || name === '*' || INFO_FIELDS.includes(name);
  if (part !== 'data' || (name !== undefined && name !== 'spans')) return false;
  if (item !== undefined && item !== '*' && !/^\d+$/.test(item)) return false;
  return field === undefined || field === '*' || SPAN_FIELDS.includes(field);
}
