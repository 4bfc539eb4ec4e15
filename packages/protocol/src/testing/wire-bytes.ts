/*
 * Protobuf by hand, for messages that no encoder would write. A message is the concatenation of its fields.
 */

/** A varint, stretched with redundant continuation bytes to `minBytes`. */
export function varint(value: number | bigint, minBytes = 1): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  do {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  } while (rest > 0n || bytes.length < minBytes);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) & 0x7f;
  return Uint8Array.from(bytes);
}

/** A field of wire type 0. */
export function varintField(field: number, value: number | bigint): Uint8Array {
  return concat(varint(field << 3), varint(value));
}

/** A field of wire type 2: text, bytes, or the fields of a message. */
export function lengthField(field: number, ...parts: (string | Uint8Array)[]): Uint8Array {
  const body = concat(...parts.map((part) => (typeof part === 'string' ? new TextEncoder().encode(part) : part)));
  return concat(varint((field << 3) | 2), varint(body.length), body);
}

/** A field of wire type 1. */
export function fixed64Field(field: number, value: bigint): Uint8Array {
  const body = new Uint8Array(8);
  new DataView(body.buffer).setBigUint64(0, value, true);
  return concat(varint((field << 3) | 1), body);
}

/** A field of wire type 5. */
export function fixed32Field(field: number, value: number): Uint8Array {
  const body = new Uint8Array(4);
  new DataView(body.buffer).setUint32(0, value, true);
  return concat(varint((field << 3) | 5), body);
}

/** A group: wire types 3 and 4. */
export function groupField(field: number, ...fields: Uint8Array[]): Uint8Array {
  return concat(varint((field << 3) | 3), ...fields, varint((field << 3) | 4));
}

/** The parts, end to end. */
export function concat(...parts: Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

/** An export request of one resource and one scope that hold the given spans (or log records, or metrics). */
export function request(...itemBodies: Uint8Array[]): Uint8Array {
  return lengthField(1, lengthField(2, ...itemBodies.map((body) => lengthField(2, body))));
}

/** A KeyValue as the attribute `field` of its message. */
export function attributeField(field: number, key: string, ...valueFields: Uint8Array[]): Uint8Array {
  return lengthField(field, lengthField(1, key), lengthField(2, ...valueFields));
}
