import { decodeUtf8 } from './wire/utf8.ts';

/** Longer texts are prompts and payloads, which hardly ever come twice. */
const MAX_BYTES = 64;
/** A power of two. One sender's names, models, sessions and scopes are a few dozen. */
const PLACES = 2048;

/**
 * Remembers short texts by their bytes. Names, models, providers and sessions come with nearly every span; giving out the
 * string made last time costs a comparison, where decoding costs an object for the collector and one more hash for
 * whoever looks it up. Bounded: each place holds the last text that fell on it.
 */
export class TextCache {
  readonly #texts: string[] = Array.from({ length: PLACES }, () => '');
  /** The bytes of every text, `MAX_BYTES` apart. */
  readonly #bytes = new Uint8Array(PLACES * MAX_BYTES);
  readonly #lengths = new Uint8Array(PLACES);

  /** The text of `bytes[start, end)`, invalid sequences as U+FFFD. */
  decode(bytes: Uint8Array, start: number, end: number): string {
    const length = end - start;
    if (length === 0) return '';
    if (length > MAX_BYTES) return decodeUtf8(bytes, start, end);
    const place = toPlace(bytes, start, end);
    if (this.#lengths[place] !== length || !this.#equals(place * MAX_BYTES, bytes, start)) {
      this.#texts[place] = decodeUtf8(bytes, start, end);
      this.#lengths[place] = length;
      const at = place * MAX_BYTES;
      for (let index = 0; index < length; index += 1) this.#bytes[at + index] = bytes[start + index] as number;
    }
    return this.#texts[place] as string;
  }

  /** Compares as many bytes as the text at `at` has, from the end, where alike names differ. */
  #equals(at: number, bytes: Uint8Array, start: number): boolean {
    const own = this.#bytes;
    for (let index = (this.#lengths[at / MAX_BYTES] as number) - 1; index >= 0; index -= 1) {
      if (own[at + index] !== bytes[start + index]) return false;
    }
    return true;
  }
}

/** FNV-1a over all bytes: a hash of samples would let ids that differ elsewhere push each other out. */
function toPlace(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let pos = start; pos < end; pos += 1) hash = Math.imul(hash ^ (bytes[pos] as number), 0x01000193);
  return (hash ^ (hash >>> 15)) & (PLACES - 1);
}
