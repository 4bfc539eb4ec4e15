/** A field of a message: text and bytes are delimited, numbers are fixed64. */
export type ProtobufField = readonly [number: number, value: Uint8Array | string | bigint];

/** A protobuf message of these fields, for bytes that no JSON can carry. */
export function encodeMessage(fields: readonly ProtobufField[]): Buffer {
  return Buffer.concat(
    fields.flatMap(([number, value]) => {
      if (typeof value === 'bigint') {
        const fixed = Buffer.alloc(8);
        fixed.writeBigUInt64LE(value);
        return [encodeVarint((number << 3) | 1), fixed];
      }
      const bytes = typeof value === 'string' ? Buffer.from(value) : Buffer.from(value);
      return [encodeVarint((number << 3) | 2), encodeVarint(bytes.length), bytes];
    }),
  );
}

function encodeVarint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 0x7f) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  return Buffer.from([...bytes, rest]);
}
