import { toPlainJson } from './to-plain-json.ts';

/**
 * JSON text of anything, never throwing: cycles, bigint, Map, Set, Error, binary data and getters that throw all become
 * something readable. `undefined` and functions become `null`.
 */
export function toJsonText(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'boolean' || value === null || Number.isSafeInteger(value)) return String(value);
  try {
    return JSON.stringify(toPlainJson(value)) ?? 'null';
  } catch (error) {
    // A proxy or a toJSON of the program may still throw something new.
    return JSON.stringify(`[not serializable: ${error instanceof Error ? error.name : typeof error}]`);
  }
}
