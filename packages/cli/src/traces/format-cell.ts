import { renderExactJson } from '@gander/api/mlflow/wire/exact-json';

import { formatUtcTime } from '../output/format-utc-time.ts';
import { type FieldPath, findValues } from './parse-field-paths.ts';
import type { TraceJson } from './to-trace-json.ts';

const NOTHING = 'N/A';
const MAX_LENGTH = 100;

/** What a path leads to in a trace, on one line. */
export function formatCell(trace: TraceJson, path: FieldPath): string {
  const values = findValues(trace, path);
  if (values.length === 0) return NOTHING;
  const isTime = path.join('.') === 'info.request_time';
  const text = values.map((value) => (isTime ? formatTime(value) : formatValue(value))).join(', ');
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const characters = Array.from(line);
  return characters.length > MAX_LENGTH ? `${characters.slice(0, MAX_LENGTH - 3).join('')}...` : line;
}

function formatTime(value: unknown): string {
  const timeMs = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(timeMs) ? formatValue(value) : formatUtcTime(timeMs);
}

function formatValue(value: unknown): string {
  if (value === null || value === undefined) return NOTHING;
  return typeof value === 'string' ? value : renderExactJson(value);
}
