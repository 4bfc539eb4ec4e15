import type { AnyValue, KeyValue } from '../any-value.ts';
import type { InstrumentationScope, Resource } from '../trace-data.ts';
import type { ByteWriter } from '../wire/byte-writer.ts';
import {
  ANY_VALUE_ARRAY,
  ANY_VALUE_BOOL,
  ANY_VALUE_BYTES,
  ANY_VALUE_DOUBLE,
  ANY_VALUE_INT,
  ANY_VALUE_KVLIST,
  ANY_VALUE_STRING,
  GROUP_OWNER,
  KEY_VALUE_KEY,
  KEY_VALUE_VALUE,
  REPEATED_FIRST_FIELD,
  RESOURCE_ATTRIBUTES,
  RESOURCE_DROPPED_ATTRIBUTES,
  SCOPE_ATTRIBUTES,
  SCOPE_DROPPED_ATTRIBUTES,
  SCOPE_NAME,
  SCOPE_VERSION,
} from '../wire/field-tags.ts';
import { fromHex } from '../wire/hex.ts';

/** Writes one field per attribute. */
export function writeKeyValues(writer: ByteWriter, tag: number, members: readonly KeyValue[]): void {
  for (const { key, value } of members) {
    writer.message(tag, () => {
      writer.stringField(KEY_VALUE_KEY, key);
      writer.message(KEY_VALUE_VALUE, () => writeAnyValue(writer, value));
    });
  }
}

/** Writes the body of an AnyValue. */
export function writeAnyValue(writer: ByteWriter, value: AnyValue): void {
  if ('stringValue' in value) writer.string(ANY_VALUE_STRING, value.stringValue);
  else if ('boolValue' in value) writer.bool(ANY_VALUE_BOOL, value.boolValue);
  else if ('intValue' in value) writer.int64(ANY_VALUE_INT, value.intValue);
  else if ('doubleValue' in value) writer.double(ANY_VALUE_DOUBLE, value.doubleValue);
  else if ('bytesValue' in value) writer.bytes(ANY_VALUE_BYTES, value.bytesValue);
  else if ('arrayValue' in value) {
    const { values } = value.arrayValue;
    writer.message(ANY_VALUE_ARRAY, () => {
      for (const element of values) writer.message(REPEATED_FIRST_FIELD, () => writeAnyValue(writer, element));
    });
  } else if ('kvlistValue' in value) {
    const { values } = value.kvlistValue;
    writer.message(ANY_VALUE_KVLIST, () => writeKeyValues(writer, REPEATED_FIRST_FIELD, values));
  }
}

/** Writes the `resource` field of a ResourceSpans or ResourceLogs. */
export function writeResource(writer: ByteWriter, resource: Resource | undefined): void {
  if (resource === undefined) return;
  writer.message(GROUP_OWNER, () => {
    writeKeyValues(writer, RESOURCE_ATTRIBUTES, resource.attributes);
    writer.uint32Field(RESOURCE_DROPPED_ATTRIBUTES, resource.droppedAttributesCount);
  });
}

/** Writes the `scope` field of a ScopeSpans or ScopeLogs. */
export function writeScope(writer: ByteWriter, scope: InstrumentationScope | undefined): void {
  if (scope === undefined) return;
  writer.message(GROUP_OWNER, () => {
    writer.stringField(SCOPE_NAME, scope.name);
    writer.stringField(SCOPE_VERSION, scope.version);
    writeKeyValues(writer, SCOPE_ATTRIBUTES, scope.attributes);
    writer.uint32Field(SCOPE_DROPPED_ATTRIBUTES, scope.droppedAttributesCount);
  });
}

/** Ids of {@link TraceData} and {@link LogData} are hex by contract; anything else is the caller's bug. */
export function writeId(writer: ByteWriter, tag: number, id: string): void {
  const bytes = fromHex(id);
  if (bytes === undefined) throw new Error(`An id must be hexadecimal, got ${JSON.stringify(id)}.`);
  writer.bytesField(tag, bytes);
}
