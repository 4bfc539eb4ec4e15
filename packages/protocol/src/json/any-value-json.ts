import type { AnyValue, KeyValue } from '../any-value.ts';
import type { ProtocolLimits } from '../limits.ts';
import { ProtocolError } from '../protocol-error.ts';
import { toBase64 } from '../wire/base64.ts';
import { findField, type JsonFields, readFields, readList, readText } from './json-fields.ts';
import { toBytes, toDouble, toInt64 } from './json-scalars.ts';
import type { JsonObject, JsonValue } from './json-value.ts';

/** Reads and limits the attributes and values of one JSON body. */
export class AnyValueJson {
  readonly #limits: ProtocolLimits;

  constructor(limits: ProtocolLimits) {
    this.#limits = limits;
  }

  /** The `attributes` of a message. */
  attributes(fields: JsonFields): KeyValue[] {
    const list = readList(fields, 'attributes');
    const { attributesPerSpan } = this.#limits;
    if (list.length > attributesPerSpan) {
      throw new ProtocolError('limit_exceeded', `The span has more than ${attributesPerSpan} attributes.`);
    }
    return this.#members(list, 1);
  }

  /** An AnyValue; a member that is `null` counts as not set, which is how `JSON.stringify` writes NaN. */
  value(value: unknown, depth: number): AnyValue {
    if (depth > this.#limits.anyValueDepth) {
      throw new ProtocolError('limit_exceeded', `A value is nested deeper than ${this.#limits.anyValueDepth} levels.`);
    }
    const fields = readFields(value, 'value');
    const stringValue = findField(fields, 'stringValue');
    if (stringValue !== undefined) return { stringValue: readText(fields, 'stringValue') };
    const boolValue = findField(fields, 'boolValue');
    if (boolValue !== undefined) return { boolValue: toBoolean(boolValue) };
    const intValue = findField(fields, 'intValue');
    if (intValue !== undefined) return { intValue: toInt64(intValue, 'intValue') };
    const doubleValue = findField(fields, 'doubleValue');
    if (doubleValue !== undefined) return { doubleValue: toDouble(doubleValue, 'doubleValue') };
    const arrayValue = findField(fields, 'arrayValue');
    if (arrayValue !== undefined) {
      const values = readList(readFields(arrayValue, 'arrayValue'), 'values');
      return { arrayValue: { values: values.map((element) => this.value(element, depth + 1)) } };
    }
    const kvlistValue = findField(fields, 'kvlistValue');
    if (kvlistValue !== undefined) {
      const members = readList(readFields(kvlistValue, 'kvlistValue'), 'values');
      return { kvlistValue: { values: this.#members(members, depth + 1) } };
    }
    const bytesValue = findField(fields, 'bytesValue');
    if (bytesValue !== undefined) return { bytesValue: toBytes(bytesValue, 'bytesValue') };
    return {};
  }

  #members(list: readonly unknown[], depth: number): KeyValue[] {
    return list.map((member) => {
      const fields = readFields(member, 'attributes');
      return { key: readText(fields, 'key'), value: this.value(fields['value'], depth) };
    });
  }
}

function toBoolean(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new ProtocolError('malformed', '"boolValue" must be true or false.');
  return value;
}

/** OTLP JSON of attributes. */
export function toKeyValuesJson(members: readonly KeyValue[]): JsonObject[] {
  return members.map(({ key, value }) => ({ key, value: toAnyValueJson(value) }));
}

/** OTLP JSON of an AnyValue: int64 as text, bytes as base64. */
export function toAnyValueJson(value: AnyValue): JsonObject {
  if ('stringValue' in value) return { stringValue: value.stringValue };
  if ('boolValue' in value) return { boolValue: value.boolValue };
  if ('intValue' in value) return { intValue: String(value.intValue) };
  if ('doubleValue' in value) return { doubleValue: toDoubleJson(value.doubleValue) };
  if ('bytesValue' in value) return { bytesValue: toBase64(value.bytesValue) };
  if ('arrayValue' in value) return { arrayValue: { values: value.arrayValue.values.map(toAnyValueJson) } };
  if ('kvlistValue' in value) return { kvlistValue: { values: toKeyValuesJson(value.kvlistValue.values) } };
  return {};
}

/** Numbers that JSON cannot write become text: `"NaN"`, `"Infinity"`, and `"-0"`, whose sign `JSON.stringify` drops. */
function toDoubleJson(value: number): JsonValue {
  if (Object.is(value, -0)) return '-0';
  return Number.isFinite(value) ? value : String(value);
}
