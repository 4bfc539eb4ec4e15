import type { JsonValue } from '@gander/core/json-value';

export type ParsedExpectation =
  | { readonly value: JsonValue; readonly problem?: undefined }
  | { readonly value?: undefined; readonly problem: string };

/** What was typed, as the value that is stored; a text stays a text, even one that looks like a number. */
export function toExpectation(format: 'text' | 'json', text: string): ParsedExpectation {
  if (text.trim() === '') return { problem: 'Nothing is written yet.' };
  if (format === 'text') return { value: text };
  try {
    return { value: JSON.parse(text) as JsonValue };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : 'This is not JSON.' };
  }
}

/** The text that a stored value is edited as. */
export function toExpectationText(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}
