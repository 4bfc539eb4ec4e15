import type { AnyValue, KeyValue } from '@gander/protocol/any-value';
import type { Attributes } from '@opentelemetry/api';

/** Attributes that travel inside OpenTelemetry as JSON text and on MLflow's wire as values. */
const JSON_KEYS: ReadonlySet<string> = new Set([
  'mlflow.spanInputs',
  'mlflow.spanOutputs',
  'mlflow.chat.tools',
  'mlflow.chat.tokenUsage',
  'mlflow.llm.cost',
  'mlflow.linkedPrompts',
  'mlflow.trace.intermediate_outputs',
]);

/** How JSON text is written: as the value it stands for, or as it is. */
export type JsonTextHandling = 'values' | 'text';

/** OTLP attributes. Whole numbers become int64, other numbers double. */
export function toKeyValues(attributes: Attributes | undefined, jsonText: JsonTextHandling): KeyValue[] {
  const members: KeyValue[] = [];
  for (const key of Object.keys(attributes ?? {})) {
    const value: unknown = attributes?.[key];
    if (value === undefined || value === null) continue;
    const isText = typeof value === 'string';
    members.push({
      key,
      value: isText && jsonText === 'values' && JSON_KEYS.has(key) ? fromJsonText(value) : toAnyValue(value),
    });
  }
  return members;
}

/** Any value as an OTLP one; what OTLP has no member for becomes the empty value. */
function toAnyValue(value: unknown): AnyValue {
  switch (typeof value) {
    case 'string':
      return { stringValue: value.isWellFormed() ? value : value.toWellFormed() };
    case 'boolean':
      return { boolValue: value };
    case 'bigint':
      return { intValue: BigInt.asIntN(64, value) };
    case 'number':
      return Number.isSafeInteger(value) ? { intValue: BigInt(value) } : { doubleValue: value };
    case 'object':
      return toObjectValue(value);
    default:
      return {};
  }
}

function toObjectValue(value: object | null): AnyValue {
  if (value === null) return {};
  if (value instanceof Uint8Array) return { bytesValue: value };
  if (Array.isArray(value)) return { arrayValue: { values: value.map(toAnyValue) } };
  const members = Object.entries(value).map(([key, member]) => ({ key, value: toAnyValue(member) }));
  return { kvlistValue: { values: members } };
}

function fromJsonText(text: string): AnyValue {
  try {
    return toAnyValue(JSON.parse(text) as unknown);
  } catch {
    return { stringValue: text };
  }
}
