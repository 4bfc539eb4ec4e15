import { foldText } from '@gander/core/search-text/fold-text';
import { type FoundWord, hashWhole } from '@gander/core/search-text/hash-words';
import { openEscapes } from '@gander/core/search-text/open-escapes';

import { releaseBytes } from '../../chunks/release-bytes.ts';

/** Nobody looks for a piece of a longer one, which is a picture or a key; their documents are listed instead. */
export const MAX_WORD_LENGTH = 64;
/** The documents with words that are too long for the list. */
export const LONG_WORD_HASH = hashWhole('long', '');

const INITIAL_BYTES = 64 * 1024;
const MAX_UTF8_PER_UNIT = 3;
const LINE_FEED = 0x0a;

/** The distinct words of a segment as UTF-8, each between line feeds. */
export class WordList {
  /** Per hash of a word, the other one. */
  readonly #known = new Map<number, number>();
  readonly #encoder = new TextEncoder();
  #bytes = new Uint8Array(INITIAL_BYTES);
  #length = 1;

  constructor() {
    this.#bytes[0] = LINE_FEED;
  }

  add({ hash, check, text, start, end }: FoundWord): void {
    if (this.#known.get(hash) === check) return;
    this.#known.set(hash, check);
    const word = foldText(openEscapes(text.slice(start, end)));
    this.#reserve(word.length * MAX_UTF8_PER_UNIT + 1);
    this.#length += this.#encoder.encodeInto(word, this.#bytes.subarray(this.#length)).written;
    this.#bytes[this.#length] = LINE_FEED;
    this.#length += 1;
  }

  encode(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  /** No word can be added after that. */
  release(): void {
    releaseBytes(this.#bytes);
  }

  #reserve(byteCount: number): void {
    if (this.#length + byteCount <= this.#bytes.length) return;
    const larger = new Uint8Array(this.#bytes.length * 2);
    larger.set(this.#bytes);
    releaseBytes(this.#bytes);
    this.#bytes = larger;
  }
}
