import type { JsonValue } from '../json-value.ts';
import { isJsonList, isJsonObject } from './json-fields.ts';

/**
 * The place of a value inside another, RFC 6901.
 *
 * @example toJsonPointer(['attributes', 'a/b', 0]) // '/attributes/a~1b/0'
 */
export function toJsonPointer(steps: readonly (string | number)[]): string {
  return steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The steps of a pointer; `undefined` for a text that is none. */
export function parseJsonPointer(pointer: string): readonly string[] | undefined {
  if (pointer === '') return [];
  if (!pointer.startsWith('/')) return undefined;
  return pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The value at a place; `undefined` when there is none. Finds own fields only. */
export function findAtPointer(root: JsonValue, steps: readonly string[]): JsonValue | undefined {
  let value: JsonValue | undefined = root;
  for (const step of steps) {
    if (isJsonList(value)) value = /^(?:0|[1-9]\d*)$/.test(step) ? value[Number(step)] : undefined;
    else if (isJsonObject(value)) value = Object.hasOwn(value, step) ? value[step] : undefined;
    else return undefined;
  }
  return value;
}
