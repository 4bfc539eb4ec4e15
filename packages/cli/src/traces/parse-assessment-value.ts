import { parseExactJson } from '@gander/api/mlflow/wire/exact-json';

import { CliError } from '../cli-error.ts';

/** What was typed as JSON if it is some, and as text otherwise: `0.8` is a number, `good` is a text. */
export function parseAssessmentValue(text: string): unknown {
  try {
    return parseExactJson(text);
  } catch {
    return text;
  }
}

/** An expectation as the API takes it: lists and maps travel as text. */
export function toExpectation(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return { value };
  return { serialized_value: { serialization_format: 'JSON_FORMAT', value: JSON.stringify(value) } };
}

/** `--metadata`: a JSON object of texts. Throws a usage error. */
export function parseMetadata(text: string | undefined): Record<string, string> | undefined {
  if (text === undefined) return undefined;
  const value = parseAssessmentValue(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new CliError('usage', `--metadata must be a JSON object such as {"key":"value"}, not '${text}'.`);
  }
  const entries = Object.entries(value).map(([key, item]) => [
    key,
    typeof item === 'string' ? item : JSON.stringify(item),
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}
