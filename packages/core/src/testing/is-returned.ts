import type { JsonValue } from '../json-value.ts';
import { isModelSpan } from './is-model-span.ts';
import type { TranslatedSpan } from './translated-span.ts';

/**
 * Programs under test return what a call gave them. On the span of a function that did, text and counts are shown as
 * the data they are.
 */
export function isReturned({ full }: TranslatedSpan, value: string | number | null | undefined): boolean {
  if (value === undefined || value === null || value === '' || isModelSpan(full)) return false;
  return holds(full.outputs ?? null, value);
}

function holds(shown: JsonValue, value: string | number): boolean {
  if (shown === value) return true;
  return typeof shown === 'object' && shown !== null && Object.values(shown).some((item) => holds(item, value));
}
