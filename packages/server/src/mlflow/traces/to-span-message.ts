import type { AnyValue, KeyValue } from '@gander/protocol/any-value';

import { type MlflowSpan, STATUS_NAMES } from './mlflow-span.ts';
import { toPythonBytes } from './to-python-bytes.ts';

/** JSON with BigInts, for a writer that keeps their digits. */
export type ExactJson = string | number | bigint | boolean | null | readonly ExactJson[] | ExactJsonObject;

export interface ExactJsonObject {
  readonly [key: string]: ExactJson;
}

/** A span in protobuf's JSON for OpenTelemetry, with MLflow's snake_case names. What is empty is left out. */
export function toSpanMessage(span: MlflowSpan): ExactJsonObject {
  return {
    trace_id: toBase64(span.otelTraceId),
    span_id: toBase64(span.spanId),
    ...(span.parentSpanId === null ? {} : { parent_span_id: toBase64(span.parentSpanId) }),
    name: span.name,
    start_time_unix_nano: span.startUnixNano,
    ...(span.endUnixNano === 0n ? {} : { end_time_unix_nano: span.endUnixNano }),
    ...listUnlessEmpty('attributes', [...span.attributes].map(toAttribute)),
    ...listUnlessEmpty('events', span.events.map(toEvent)),
    status: toStatus(span),
  };
}

/** Ids travel as the base64 of their bytes. */
export function toBase64(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64');
}

function toStatus({ statusCode, statusMessage }: MlflowSpan): ExactJsonObject {
  const code = STATUS_NAMES[statusCode];
  return {
    ...(statusMessage === '' ? {} : { message: statusMessage }),
    ...(code === undefined || statusCode === 0 ? {} : { code }),
  };
}

function toEvent({ timeUnixNano, name, attributes }: MlflowSpan['events'][number]): ExactJsonObject {
  return {
    time_unix_nano: timeUnixNano,
    name,
    ...listUnlessEmpty('attributes', attributes.map(toMember)),
  };
}

function toAttribute([key, value]: readonly [string, AnyValue]): ExactJsonObject {
  return toMember({ key, value });
}

function toMember({ key, value }: KeyValue): ExactJsonObject {
  return isNull(value) ? { key } : { key, value: toValue(value) };
}

function toValue(value: AnyValue): ExactJsonObject {
  if ('stringValue' in value) return { string_value: value.stringValue };
  if ('boolValue' in value) return { bool_value: value.boolValue };
  if ('intValue' in value) return { int_value: value.intValue };
  if ('doubleValue' in value) return { double_value: toDouble(value.doubleValue) };
  if ('bytesValue' in value) return { string_value: toPythonBytes(value.bytesValue) };
  if ('arrayValue' in value) return { array_value: listUnlessEmpty('values', value.arrayValue.values.map(toValue)) };
  if ('kvlistValue' in value)
    return { kvlist_value: listUnlessEmpty('values', value.kvlistValue.values.map(toMember)) };
  return {};
}

function toDouble(value: number): number | string {
  return Number.isFinite(value) ? value : String(value);
}

function isNull(value: AnyValue): boolean {
  return Object.keys(value).length === 0;
}

function listUnlessEmpty(name: string, items: readonly ExactJsonObject[]): ExactJsonObject {
  return items.length === 0 ? {} : { [name]: items };
}
