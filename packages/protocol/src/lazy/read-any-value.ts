import type { AnyValue, KeyValue, PlainValue } from '../any-value.ts';
import { toPlainValue } from '../plain-value.ts';
import {
  ANY_VALUE_ARRAY,
  ANY_VALUE_BOOL,
  ANY_VALUE_BYTES,
  ANY_VALUE_DOUBLE,
  ANY_VALUE_INT,
  ANY_VALUE_KVLIST,
  ANY_VALUE_STRING,
  KEY_VALUE_KEY,
  KEY_VALUE_VALUE,
  REPEATED_FIRST_FIELD,
} from '../wire/field-tags.ts';
import { toBigInt64, toPlainInt64 } from '../wire/int64.ts';
import type { WireReader } from '../wire/wire-reader.ts';

const EMPTY_VALUE: AnyValue = {};

/*
 * Everything here reads bytes that `StructureCheck` has passed, and therefore does not throw.
 * A message that occurs twice is merged, as protobuf prescribes: lists append, scalars are replaced.
 */

/** A whole KeyValue from `reader.pos` to `end`. */
export function readKeyValue(reader: WireReader, end: number): KeyValue {
  let key = '';
  let value = EMPTY_VALUE;
  while (reader.pos < end) {
    const tag = reader.tag();
    if (tag === KEY_VALUE_KEY) key = readString(reader, end);
    else if (tag === KEY_VALUE_VALUE) value = readAnyValue(reader, reader.lengthEnd(end), value);
    else reader.skip(tag, end);
  }
  return { key, value };
}

/** An AnyValue from `reader.pos` to `end`, merged into `previous`. */
export function readAnyValue(reader: WireReader, end: number, previous: AnyValue = EMPTY_VALUE): AnyValue {
  let value = previous;
  while (reader.pos < end) {
    const tag = reader.tag();
    switch (tag) {
      case ANY_VALUE_STRING:
        value = { stringValue: readString(reader, end) };
        break;
      case ANY_VALUE_BOOL:
        value = { boolValue: readBool(reader) };
        break;
      case ANY_VALUE_INT:
        reader.int64();
        value = { intValue: toBigInt64(reader.low, reader.high) };
        break;
      case ANY_VALUE_DOUBLE:
        value = { doubleValue: reader.view.getFloat64(reader.fixed(8, end), true) };
        break;
      case ANY_VALUE_ARRAY:
        value = { arrayValue: { values: readElements(reader, reader.lengthEnd(end), value) } };
        break;
      case ANY_VALUE_KVLIST:
        value = { kvlistValue: { values: readMembers(reader, reader.lengthEnd(end), value) } };
        break;
      case ANY_VALUE_BYTES:
        value = { bytesValue: readBytes(reader, end) };
        break;
      default:
        reader.skip(tag, end);
    }
  }
  return value;
}

/**
 * The value of a KeyValue, untagged. The common scalars are read without an intermediate object; anything else, and any
 * unusual encoding, takes the general way.
 */
export function readPlainValue(reader: WireReader, end: number): PlainValue {
  const { pos } = reader;
  while (reader.pos < end) {
    const tag = reader.tag();
    if (tag === KEY_VALUE_VALUE) {
      const valueEnd = reader.lengthEnd(end);
      const value = valueEnd === end ? readPlainScalar(reader, end) : undefined;
      if (value !== undefined && reader.pos === end) return value;
      break;
    }
    reader.skip(tag, end);
  }
  reader.pos = pos;
  return toPlainValue(readKeyValue(reader, end).value);
}

function readPlainScalar(reader: WireReader, end: number): PlainValue | undefined {
  if (reader.pos === end) return undefined;
  switch (reader.tag()) {
    case ANY_VALUE_STRING:
      return readString(reader, end);
    case ANY_VALUE_BOOL:
      return readBool(reader);
    case ANY_VALUE_INT:
      reader.int64();
      return toPlainInt64(reader.low, reader.high);
    case ANY_VALUE_DOUBLE:
      return reader.view.getFloat64(reader.fixed(8, end), true);
    default:
      return undefined;
  }
}

/** A string field, from its length on. */
export function readString(reader: WireReader, end: number): string {
  const stringEnd = reader.lengthEnd(end);
  const text = reader.text(reader.pos, stringEnd);
  reader.pos = stringEnd;
  return text;
}

function readBool(reader: WireReader): boolean {
  reader.int64();
  return reader.low !== 0 || reader.high !== 0;
}

/** A copy: a decoded value must not keep the whole request alive. */
function readBytes(reader: WireReader, end: number): Uint8Array {
  const bytesEnd = reader.lengthEnd(end);
  const bytes = reader.bytes.slice(reader.pos, bytesEnd);
  reader.pos = bytesEnd;
  return bytes;
}

function readElements(reader: WireReader, end: number, previous: AnyValue): AnyValue[] {
  const values = 'arrayValue' in previous ? [...previous.arrayValue.values] : [];
  while (reader.pos < end) {
    const tag = reader.tag();
    if (tag === REPEATED_FIRST_FIELD) values.push(readAnyValue(reader, reader.lengthEnd(end)));
    else reader.skip(tag, end);
  }
  return values;
}

function readMembers(reader: WireReader, end: number, previous: AnyValue): KeyValue[] {
  const members = 'kvlistValue' in previous ? [...previous.kvlistValue.values] : [];
  while (reader.pos < end) {
    const tag = reader.tag();
    if (tag === REPEATED_FIRST_FIELD) members.push(readKeyValue(reader, reader.lengthEnd(end)));
    else reader.skip(tag, end);
  }
  return members;
}
