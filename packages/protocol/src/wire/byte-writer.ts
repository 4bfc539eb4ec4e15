import { encodeUtf8Into } from './utf8.ts';
import { countVarintBytes, writeVarint } from './varint.ts';

const INITIAL_CAPACITY = 1024;
const MAX_UTF8_BYTES_PER_UNIT = 3;

/** Writes protobuf fields. Methods that end in `Field` write nothing for the default value, as proto3 prescribes. */
export class ByteWriter {
  #bytes = new Uint8Array(INITIAL_CAPACITY);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  /** A copy of what was written. */
  finish(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }

  stringField(tag: number, text: string): void {
    if (text !== '') this.string(tag, text);
  }

  /** Writes the empty string too: members of a oneof are present or absent, not default. */
  string(tag: number, text: string): void {
    this.message(tag, () => {
      this.#reserve(text.length * MAX_UTF8_BYTES_PER_UNIT);
      this.#length += encodeUtf8Into(text, this.#bytes, this.#length);
    });
  }

  bytesField(tag: number, bytes: Uint8Array): void {
    if (bytes.length > 0) this.bytes(tag, bytes);
  }

  bytes(tag: number, bytes: Uint8Array): void {
    this.varint(tag);
    this.varint(bytes.length);
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** An unsigned 32-bit field. */
  uint32Field(tag: number, value: number): void {
    if (value === 0) return;
    this.varint(tag);
    this.varint(value >>> 0);
  }

  /** An enum: a negative value takes ten bytes, as int32 does. */
  enumField(tag: number, value: number): void {
    if (value !== 0) this.int64(tag, BigInt(value | 0));
  }

  int64(tag: number, value: bigint): void {
    this.varint(tag);
    this.#reserve(10);
    let rest = BigInt.asUintN(64, value);
    while (rest >= 0x80n) {
      this.#bytes[this.#length] = Number(rest & 0x7fn) | 0x80;
      this.#length += 1;
      rest >>= 7n;
    }
    this.#bytes[this.#length] = Number(rest);
    this.#length += 1;
  }

  bool(tag: number, value: boolean): void {
    this.varint(tag);
    this.varint(value ? 1 : 0);
  }

  double(tag: number, value: number): void {
    this.varint(tag);
    this.#reserve(8);
    this.#view.setFloat64(this.#length, value, true);
    this.#length += 8;
  }

  fixed64Field(tag: number, value: bigint): void {
    if (value === 0n) return;
    this.varint(tag);
    this.#reserve(8);
    this.#view.setBigUint64(this.#length, value, true);
    this.#length += 8;
  }

  fixed32Field(tag: number, value: number): void {
    if (value === 0) return;
    this.varint(tag);
    this.#reserve(4);
    this.#view.setUint32(this.#length, value, true);
    this.#length += 4;
  }

  /**
   * A field with a length. The length is not known before the body is written, so one byte is kept for it, and a body
   * of 128 bytes or more is moved up to make room.
   */
  message(tag: number, writeBody: () => void): void {
    this.varint(tag);
    this.#reserve(1);
    const lengthAt = this.#length;
    this.#length += 1;
    writeBody();
    const bodyLength = this.#length - lengthAt - 1;
    const extra = countVarintBytes(bodyLength) - 1;
    if (extra > 0) {
      this.#reserve(extra);
      this.#bytes.copyWithin(lengthAt + 1 + extra, lengthAt + 1, this.#length);
      this.#length += extra;
    }
    writeVarint(bodyLength, this.#bytes, lengthAt);
  }

  /** An unsigned integer below 2^32. */
  varint(value: number): void {
    this.#reserve(5);
    this.#length = writeVarint(value, this.#bytes, this.#length);
  }

  #reserve(count: number): void {
    const needed = this.#length + count;
    if (needed <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
    this.#view = new DataView(larger.buffer);
  }
}
