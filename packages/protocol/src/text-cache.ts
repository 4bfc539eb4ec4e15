import { decodeUtf8 } from './wire/utf8.ts';

/** Longer texts are prompts and payloads, which hardly ever come twice. */
const MAX_BYTES = 64;
/** A power of two. One sender's names, models, sessions and scopes are a few dozen. */
const PLACES = 2048;

/** The same bytes in two views. */
export interface TextSource {
  readonly bytes: Uint8Array;
  readonly view: DataView;
}

/**
 * Remembers short texts by their bytes. Names, models, providers and sessions come with nearly every span; giving out the
 * string made last time costs a comparison, where decoding costs an object for the collector and one more hash for
 * whoever looks it up. Bounded: each place holds the last text that fell on it.
 */
export class TextCache {
  readonly #texts: string[] = Array.from({ length: PLACES }, () => '');
  /** The bytes of every text, `MAX_BYTES` apart. */
  readonly #bytes = new DataView(new ArrayBuffer(PLACES * MAX_BYTES));
  readonly #lengths = new Uint8Array(PLACES);

  /** The text of the bytes `[start, end)`, invalid sequences as U+FFFD. */
  decode({ bytes, view }: TextSource, start: number, end: number): string {
    const length = end - start;
    if (length === 0) return '';
    if (length > MAX_BYTES) return decodeUtf8(bytes, start, end);
    const place = toPlace(view, start, end);
    if (this.#lengths[place] !== length || !this.#equals(place, view, start)) {
      this.#texts[place] = decodeUtf8(bytes, start, end);
      this.#lengths[place] = length;
      const at = place * MAX_BYTES;
      for (let index = 0; index < length; index += 1) this.#bytes.setUint8(at + index, bytes[start + index] as number);
    }
    return this.#texts[place] as string;
  }

  /** Compares as many bytes as the text at the place has. */
  #equals(place: number, view: DataView, start: number): boolean {
    const own = this.#bytes;
    const at = place * MAX_BYTES;
    const length = this.#lengths[place] as number;
    let index = 0;
    for (; index + 4 <= length; index += 4) {
      if (own.getInt32(at + index, true) !== view.getInt32(start + index, true)) return false;
    }
    for (; index < length; index += 1) {
      if (own.getUint8(at + index) !== view.getUint8(start + index)) return false;
    }
    return true;
  }
}

/** Hashes all bytes, four at a time: a hash of samples would let ids that differ elsewhere push each other out. */
function toPlace(view: DataView, start: number, end: number): number {
  let hash = end - start;
  let pos = start;
  for (; pos + 4 <= end; pos += 4) hash = mix(hash, view.getInt32(pos, true));
  for (; pos < end; pos += 1) hash = mix(hash, view.getUint8(pos));
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) & (PLACES - 1);
}

/** The turn brings what differs in the upper bits, which multiplying only moves further up, back to the lower ones. */
function mix(hash: number, word: number): number {
  return Math.imul(((hash << 5) | (hash >>> 27)) ^ word, 0x9e3779b1);
}
