import type { AnyValue, KeyValue } from '@gander/protocol/any-value';

import { toPythonBytes } from './to-python-bytes.ts';

/** An OTLP value as JSON text: integers with every digit, `2.0` told from `2`. */
export function toJsonText(value: AnyValue): string {
  if ('stringValue' in value) return JSON.stringify(value.stringValue);
  if ('boolValue' in value) return String(value.boolValue);
  if ('intValue' in value) return String(value.intValue);
  if ('doubleValue' in value) return toDoubleText(value.doubleValue);
  if ('bytesValue' in value) return JSON.stringify(toPythonBytes(value.bytesValue));
  if ('arrayValue' in value) return `[${value.arrayValue.values.map(toJsonText).join(', ')}]`;
  if ('kvlistValue' in value) return toObjectText(value.kvlistValue.values);
  return 'null';
}

/** Members as one object. */
export function toObjectText(members: readonly KeyValue[]): string {
  return `{${members.map(({ key, value }) => `${JSON.stringify(key)}: ${toJsonText(value)}`).join(', ')}}`;
}

/** JSON knows neither `NaN` nor infinities; their names are better than nothing. */
function toDoubleText(value: number): string {
  if (!Number.isFinite(value)) return JSON.stringify(String(value));
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}
