import { isJsonList, isJsonObject } from '../json/json-fields.ts';
import type { JsonValue } from '../json-value.ts';

/** Money in vectors is worked out by hand. */
const TOLERANCE = 1e-9;

/**
 * Where a value is not as expected: `<path>: <is> instead of <should be>`. Fields that are not named may be anything, `null` means
 * absent, lists have to be complete.
 */
export function listDifferences(actual: JsonValue | undefined, expected: JsonValue, path = ''): readonly string[] {
  if (expected === null) return actual === undefined || actual === null ? [] : [toLine(path, actual, expected)];
  if (isJsonList(expected)) {
    if (!isJsonList(actual) || actual.length !== expected.length) return [toLine(path, actual, expected)];
    return expected.flatMap((item, index) => listDifferences(actual[index], item, `${path}[${String(index)}]`));
  }
  if (isJsonObject(expected)) {
    if (!isJsonObject(actual)) return [toLine(path, actual, expected)];
    return Object.entries(expected).flatMap(([key, value]) => listDifferences(actual[key], value, `${path}.${key}`));
  }
  const isSame =
    typeof expected === 'number' && typeof actual === 'number'
      ? Math.abs(actual - expected) <= TOLERANCE
      : actual === expected;
  return isSame ? [] : [toLine(path, actual, expected)];
}

function toLine(path: string, actual: JsonValue | undefined, expected: JsonValue): string {
  return `${path}: ${JSON.stringify(actual) ?? 'nothing'} instead of ${JSON.stringify(expected)}`;
}
