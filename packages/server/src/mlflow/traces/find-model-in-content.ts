import type { AnyValue } from '@gander/protocol/any-value';

/** The model that a request or an answer names, where the span itself names none. */
export function findModelInContent(...contents: readonly (AnyValue | undefined)[]): string | undefined {
  for (const content of contents) {
    if (content === undefined || !('kvlistValue' in content)) continue;
    const value = content.kvlistValue.values.findLast(({ key }) => key === 'model')?.value;
    if (value !== undefined && 'stringValue' in value && value.stringValue !== '') return value.stringValue;
  }
  return undefined;
}
