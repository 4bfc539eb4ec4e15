/** A field of a protobuf message that is a text, bytes or a message; others are passed over. */
export interface ProtobufField {
  readonly number: number;
  readonly value: Uint8Array;
  /** From its tag to its end, in the message. */
  readonly start: number;
  readonly end: number;
}

const VARINT = 0;
const FIXED64 = 1;
const LENGTH_DELIMITED = 2;
const FIXED32 = 5;

/** The fields of a message in order. Throws RangeError for what is no protobuf message. */
export function* readFields(message: Uint8Array): Iterable<ProtobufField> {
  let position = 0;
  while (position < message.length) {
    const start = position;
    const tag = readVarint();
    const wireType = tag % 8;
    const number = Math.floor(tag / 8);
    if (number === 0) throw new RangeError('Field numbers start at 1.');
    if (wireType === VARINT) readVarint();
    else if (wireType === FIXED64) skip(8);
    else if (wireType === FIXED32) skip(4);
    else if (wireType === LENGTH_DELIMITED) {
      const length = readVarint();
      const from = position;
      skip(length);
      yield { number, value: message.subarray(from, position), start, end: position };
    } else throw new RangeError(`There is no wire type ${wireType}.`);
  }

  function readVarint(): number {
    let value = 0;
    for (let factor = 1; factor < 2 ** 70; factor *= 128) {
      const byte = message[position];
      if (byte === undefined) throw new RangeError('The message ends in a number.');
      position += 1;
      value += (byte % 128) * factor;
      if (byte < 128) return value;
    }
    throw new RangeError('This number does not end.');
  }

  function skip(length: number): void {
    position += length;
    if (position > message.length) throw new RangeError('The message ends in a field.');
  }
}
