import type { AnyValue, KeyValue, PlainMap, PlainValue } from './any-value.ts';

/** The untagged form of a value; see {@link PlainValue} for what each member becomes. */
export function toPlainValue(value: AnyValue): PlainValue {
  if ('stringValue' in value) return value.stringValue;
  if ('boolValue' in value) return value.boolValue;
  if ('intValue' in value) return toPlainInteger(value.intValue);
  if ('doubleValue' in value) return value.doubleValue;
  if ('arrayValue' in value) return value.arrayValue.values.map(toPlainValue);
  if ('kvlistValue' in value) return toPlainMap(value.kvlistValue.values);
  if ('bytesValue' in value) return value.bytesValue;
  return null;
}

/** The last of duplicate keys wins. No prototype, so `__proto__` and `constructor` are keys like any other. */
export function toPlainMap(members: readonly KeyValue[]): PlainMap {
  const map = Object.create(null) as Record<string, PlainValue>;
  for (const { key, value } of members) map[key] = toPlainValue(value);
  return map;
}

function toPlainInteger(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
