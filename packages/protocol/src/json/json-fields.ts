import { ProtocolError } from '../protocol-error.ts';
import { fromBase64 } from '../wire/base64.ts';
import { fromHex, toHex } from '../wire/hex.ts';
import { MAX_ID_BYTES } from '../wire/id.ts';
import { INTEGER_TEXT, toInteger, toTypeError } from './json-scalars.ts';

/** A parsed JSON object, any member of which may be anything. */
export type JsonFields = Readonly<Record<string, unknown>>;

const EMPTY: JsonFields = {};
const UPPER_CASE = /[A-Z]/g;
const MAX_UINT64 = 2n ** 64n - 1n;
const MAX_UINT32 = 2 ** 32 - 1;

/*
 * Readers of single fields of protobuf's JSON mapping, generous where senders are known to differ from it.
 * `null` and a missing field are the default. Each throws `ProtocolError` with a sentence that names the field.
 *
 * Source: https://protobuf.dev/programming-guides/json/ and https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
 */

/** The field under its camelCase name, or its original snake_case one. */
export function findField(fields: JsonFields, name: string): unknown {
  const value = fields[name];
  if (value !== undefined && value !== null) return value;
  return fields[toSnakeCase(name)] ?? undefined;
}

/** A message. */
export function readFields(value: unknown, name: string): JsonFields {
  if (value === undefined || value === null) return EMPTY;
  if (typeof value !== 'object' || Array.isArray(value)) throw toTypeError(name, 'an object', value);
  return value as JsonFields;
}

/** A repeated field, its elements unread. */
export function readList(fields: JsonFields, name: string): readonly unknown[] {
  const value = findField(fields, name);
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw toTypeError(name, 'an array', value);
  return value;
}

/** A string. */
export function readText(fields: JsonFields, name: string): string {
  const value = findField(fields, name) ?? '';
  if (typeof value !== 'string') throw toTypeError(name, 'a string', value);
  return value;
}

/** A uint32 or fixed32. */
export function readUint32(fields: JsonFields, name: string): number {
  const value = Number(toInteger(findField(fields, name) ?? 0, name));
  if (value < 0 || value > MAX_UINT32) throw toTypeError(name, 'an unsigned 32-bit integer', value);
  return value;
}

/** A fixed64: nanoseconds since the epoch. */
export function readUint64(fields: JsonFields, name: string): bigint {
  const value = toInteger(findField(fields, name) ?? 0, name);
  if (value < 0n || value > MAX_UINT64) throw toTypeError(name, 'an unsigned 64-bit integer', value);
  return value;
}

/**
 * An enum by number, by name, or by name without prefix. A name we do not know is the default, as a number we do not
 * know would be: a newer sender is no reason to refuse its span.
 */
export function readEnum(fields: JsonFields, name: string, values: Readonly<Record<string, number>>): number {
  const value = findField(fields, name) ?? 0;
  if (typeof value === 'string' && !INTEGER_TEXT.test(value)) return values[value.toUpperCase()] ?? 0;
  return Number(BigInt.asIntN(32, toInteger(value, name)));
}

/**
 * An id of `byteCount` bytes as lowercase hex, `''` when absent or all-zero. OTLP/JSON writes hex; plain protobuf JSON
 * base64, which is told apart by its padding. Hex of another length is passed on, as it is from protobuf bytes.
 */
export function readIdText(fields: JsonFields, name: string, byteCount: number): string {
  const text = readText(fields, name);
  const bytes = isPaddedBase64(text, byteCount) ? fromBase64(text) : fromHex(text);
  if (bytes === undefined || bytes.length > MAX_ID_BYTES) {
    throw new ProtocolError('malformed', `"${name}" must be ${byteCount} bytes in hexadecimal.`);
  }
  return bytes.every((byte) => byte === 0) ? '' : toHex(bytes, 0, bytes.length);
}

function isPaddedBase64(text: string, byteCount: number): boolean {
  return text.endsWith('=') && text.length === 4 * Math.ceil(byteCount / 3);
}

function toSnakeCase(name: string): string {
  return name.replaceAll(UPPER_CASE, (letter) => `_${letter.toLowerCase()}`);
}
