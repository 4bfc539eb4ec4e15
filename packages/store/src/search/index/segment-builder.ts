import type { FoundWord, WordSink } from '@gander/core/search-text/hash-words';

import { HashSet } from './hash-set.ts';
import { LONG_WORD_HASH, MAX_WORD_LENGTH, WordList } from './word-list.ts';
import { BUCKET_COUNT, encodePostings, MAX_DOCS, toBucket, toPosting } from './posting-encoding.ts';

/** A page of memory, the least that a list can have. */
const INITIAL_BYTES = 4096;
/** Of addresses, not of memory. Longer lists move. */
const RESERVED_BYTES = 1024 * 1024;

/** Gathers the words of up to {@link MAX_DOCS} documents, then hands them out bucket by bucket. */
export class SegmentBuilder implements WordSink {
  readonly #buckets: PostingList[] = Array.from({ length: BUCKET_COUNT }, () => new PostingList());
  readonly #traceKeys: bigint[] = [];
  readonly #seen = new HashSet();
  readonly #words = new WordList();

  get docCount(): number {
    return this.#traceKeys.length;
  }

  get isFull(): boolean {
    return this.docCount === MAX_DOCS;
  }

  get traceKeys(): readonly bigint[] {
    return this.#traceKeys;
  }

  /** Begins a document; what is added from now on is in it. The same hash may be added any number of times. */
  openDoc(traceKey: bigint): void {
    if (this.isFull) throw new Error('The segment is full');
    this.#traceKeys.push(traceKey);
    this.#seen.clear();
  }

  add(word: FoundWord): void {
    if (!this.addWhole(word.hash) || word.start === word.end) return;
    if (word.end - word.start > MAX_WORD_LENGTH) this.addWhole(LONG_WORD_HASH);
    else this.#words.add(word);
  }

  /** Adds what is looked up by its hash alone. True when the document did not have it. */
  addWhole(hash: number): boolean {
    const isNew = this.#seen.add(hash);
    if (isNew) this.#buckets[toBucket(hash)]?.push(toPosting(hash, this.docCount - 1));
    return isNew;
  }

  encodeWords(): Uint8Array {
    return this.#words.encode();
  }

  encodeBucket(bucket: number): Uint8Array {
    const list = this.#buckets[bucket];
    if (list === undefined) throw new Error(`There is no bucket ${bucket}`);
    return encodePostings(list.sort());
  }

  /** Gives back at once what nobody will ask for any more. */
  release(): void {
    for (const list of this.#buckets) list.release();
    this.#words.release();
  }
}

/**
 * A growing list of numbers without a box around each. It grows where it is: lists that move leave a trail of holes behind,
 * which the allocator keeps, and a server that has indexed once would have that memory for ever.
 */
class PostingList {
  #bytes = new ArrayBuffer(INITIAL_BYTES, { maxByteLength: RESERVED_BYTES });
  #values = new Float64Array(this.#bytes);
  #count = 0;

  push(posting: number): void {
    if (this.#count === this.#values.length) this.#grow();
    this.#values[this.#count] = posting;
    this.#count += 1;
  }

  sort(): Float64Array {
    return this.#values.subarray(0, this.#count).sort();
  }

  release(): void {
    this.#count = 0;
    this.#bytes.resize(0);
  }

  #grow(): void {
    const { byteLength, maxByteLength } = this.#bytes;
    const length = Math.max(byteLength * 2, INITIAL_BYTES);
    if (length <= maxByteLength) {
      this.#bytes.resize(length);
      return;
    }
    const values = this.#values;
    const small = this.#bytes;
    this.#bytes = new ArrayBuffer(length, { maxByteLength: maxByteLength * 4 });
    this.#values = new Float64Array(this.#bytes);
    this.#values.set(values);
    small.resize(0);
  }
}
