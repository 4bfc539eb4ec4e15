import { findFilterKey } from './filter-key.ts';
import { toFieldRule } from './to-field-rule.ts';

/** A value as a filter has to write it behind a key: numbers bare where the key takes numbers alone, all else in quotes. */
export function writeValue(key: string, value: string): string {
  const isNumber = toFieldRule(findFilterKey(key))?.type === 'number' && /^-?(?:\d+\.?\d*|\.\d+)$/.test(value);
  return isNumber ? value : `'${value.replaceAll("'", "''")}'`;
}
