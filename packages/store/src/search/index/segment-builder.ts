import type { FoundWord, WordSink } from '@gander/core/search-text/hash-words';

import { HashSet } from './hash-set.ts';
import { LONG_WORD_HASH, MAX_WORD_LENGTH, WordList } from './word-list.ts';
import { BUCKET_COUNT, encodePostings, MAX_DOCS, toBucket, toPosting } from './posting-encoding.ts';

const INITIAL_CAPACITY = 256;

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
    return encodePostings(list.toSorted());
  }
}

/** A growing list of numbers without a box around each. */
class PostingList {
  #values = new Float64Array(INITIAL_CAPACITY);
  #count = 0;

  push(posting: number): void {
    if (this.#count === this.#values.length) {
      const larger = new Float64Array(this.#count * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#count] = posting;
    this.#count += 1;
  }

  toSorted(): Float64Array {
    return this.#values.subarray(0, this.#count).toSorted();
  }
}
