import { ProtocolError } from '../protocol-error.ts';
import type { TextCache } from '../text-cache.ts';
import { decodeUtf8 } from './utf8.ts';

const MAX_VARINT_BYTES = 10;
/** Groups are obsolete; official parsers stop at about this many of them inside each other. */
const MAX_GROUP_DEPTH = 100;

const WIRE_VARINT = 0;
const WIRE_FIXED64 = 1;
export const WIRE_LENGTH = 2;
const WIRE_GROUP = 3;
const WIRE_GROUP_END = 4;
const WIRE_FIXED32 = 5;

/**
 * A cursor over protobuf bytes. Callers hold the end of the message they are in and pass it down; after a message's
 * loop `pos` must equal that end, which is what makes every nested length safe.
 *
 * Source: https://protobuf.dev/programming-guides/encoding/
 */
export class WireReader {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  pos = 0;
  /** Halves of the last 64-bit varint, unsigned. Fields, so that reading one allocates nothing. */
  low = 0;
  high = 0;

  readonly #texts: TextCache | undefined;

  /** With `texts`, short strings that came before are not made again. */
  constructor(bytes: Uint8Array, texts?: TextCache) {
    this.bytes = bytes;
    this.#texts = texts;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** `(field number << 3) | wire type`, checked. */
  tag(): number {
    const byte = this.bytes[this.pos] as number;
    if (byte < 0x80 && byte >= 8 && (byte & 7) <= WIRE_FIXED32) {
      this.pos += 1;
      return byte;
    }
    return this.#longTag();
  }

  /** Exact up to 2^53, and never smaller than the truth beyond: good for lengths and tags, not for 64-bit data. */
  varint(): number {
    const { bytes, pos } = this;
    if (pos < bytes.length) {
      const byte = bytes[pos] as number;
      if (byte < 0x80) {
        this.pos = pos + 1;
        return byte;
      }
      if (pos + 1 < bytes.length) {
        const next = bytes[pos + 1] as number;
        if (next < 0x80) {
          this.pos = pos + 2;
          return (byte & 0x7f) | (next << 7);
        }
      }
    }
    this.int64();
    return this.high * 0x1_0000_0000 + this.low;
  }

  /** The low 32 bits of a varint, signed: what an `enum` or `int32` field holds, a negative one included. */
  int32(): number {
    this.int64();
    return this.low | 0;
  }

  uint32(): number {
    this.int64();
    return this.low;
  }

  /** Reads a varint of up to 64 bits into {@link low} and {@link high}. Overlong encodings are legal up to ten bytes. */
  int64(): void {
    const { bytes } = this;
    let low = 0;
    let high = 0;
    for (let index = 0; index < MAX_VARINT_BYTES; index += 1) {
      if (this.pos >= bytes.length) throw truncated(this.pos);
      const byte = bytes[this.pos] as number;
      this.pos += 1;
      const bits = byte & 0x7f;
      if (index < 4) low |= bits << (7 * index);
      else if (index === 4) {
        low |= bits << 28;
        high = bits >>> 4;
      } else high |= bits << (7 * index - 32);
      if (byte < 0x80) {
        this.low = low >>> 0;
        this.high = high >>> 0;
        return;
      }
    }
    throw toMalformed(`has a varint longer than ten bytes before byte ${this.pos}`);
  }

  /** Reads a length and returns where the field ends; `pos` is left at its first byte. */
  lengthEnd(end: number): number {
    const length = this.varint();
    const fieldEnd = this.pos + length;
    if (fieldEnd > end)
      throw toMalformed(`declares ${length} bytes at byte ${this.pos} where ${Math.max(0, end - this.pos)} are left`);
    return fieldEnd;
  }

  /** `bytes[start, end)` as text. */
  text(start: number, end: number): string {
    return this.#texts === undefined ? decodeUtf8(this.bytes, start, end) : this.#texts.decode(this, start, end);
  }

  /** Steps over `size` fixed bytes and returns where they start. */
  fixed(size: number, end: number): number {
    const start = this.pos;
    if (start + size > end) throw truncated(start);
    this.pos = start + size;
    return start;
  }

  /** Steps over the value of a field nobody asked for. */
  skip(tag: number, end: number): void {
    this.#skip(tag, end, 0);
  }

  /** Called after a message's loop: a last field that ran over the message's end is a framing error. */
  expectEnd(end: number): void {
    if (this.pos !== end) throw toMalformed(`has a field that runs past the end of its message at byte ${end}`);
  }

  #longTag(): number {
    const tag = this.varint();
    if (tag < 8 || tag > 0xffff_ffff || (tag & 7) > WIRE_FIXED32) {
      throw toMalformed(`has an invalid field tag at byte ${this.pos}`);
    }
    return tag;
  }

  #skip(tag: number, end: number, depth: number): void {
    switch (tag & 7) {
      case WIRE_VARINT:
        this.int64();
        break;
      case WIRE_FIXED64:
        this.fixed(8, end);
        break;
      case WIRE_LENGTH:
        this.pos = this.lengthEnd(end);
        break;
      case WIRE_GROUP:
        this.#skipGroup(tag, end, depth + 1);
        break;
      case WIRE_FIXED32:
        this.fixed(4, end);
        break;
      default:
        throw toMalformed(`ends a group that was never started at byte ${this.pos}`);
    }
  }

  #skipGroup(start: number, end: number, depth: number): void {
    if (depth > MAX_GROUP_DEPTH) throw toMalformed(`nests more than ${MAX_GROUP_DEPTH} groups at byte ${this.pos}`);
    while (this.pos < end) {
      const tag = this.tag();
      if ((tag & 7) === WIRE_GROUP_END) {
        if (tag >>> 3 !== start >>> 3) throw toMalformed(`ends another group than it started at byte ${this.pos}`);
        return;
      }
      this.#skip(tag, end, depth);
    }
    throw truncated(this.pos);
  }
}

/** `what` continues the sentence "The protobuf message …". */
export function toMalformed(what: string): ProtocolError {
  return new ProtocolError('malformed', `The protobuf message ${what}.`);
}

function truncated(position: number): ProtocolError {
  return toMalformed(`stops in the middle of a field at byte ${position}`);
}
