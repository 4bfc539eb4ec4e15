import type { WordSink } from '@gander/core/search-text/hash-words';

import { BUCKET_COUNT, encodePostings, MAX_DOCS, toBucket, toPosting } from './posting-encoding.ts';

const INITIAL_CAPACITY = 256;
/** A power of two. */
const INITIAL_TABLE = 8192;

/** Gathers the words of up to {@link MAX_DOCS} documents, then hands them out bucket by bucket. */
export class SegmentBuilder implements WordSink {
  readonly #buckets: PostingList[] = Array.from({ length: BUCKET_COUNT }, () => new PostingList());
  readonly #traceKeys: bigint[] = [];
  readonly #seen = new HashSet();

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

  add(hash: number): void {
    if (this.#seen.add(hash)) this.#buckets[toBucket(hash)]?.push(toPosting(hash, this.docCount - 1));
  }

  encodeBucket(bucket: number): Uint8Array {
    const list = this.#buckets[bucket];
    if (list === undefined) throw new Error(`There is no bucket ${bucket}`);
    return encodePostings(list.toSorted());
  }
}

/**
 * 32-bit hashes, each once. Cleared for every document and asked for every word: an open table whose entries carry the
 * number of the document they are of does both without touching memory more than once.
 */
class HashSet {
  #hashes = new Uint32Array(INITIAL_TABLE);
  #rounds = new Uint32Array(INITIAL_TABLE);
  #round = 1;
  #count = 0;

  clear(): void {
    this.#round += 1;
    this.#count = 0;
  }

  /** True when it was not there. */
  add(hash: number): boolean {
    const mask = this.#hashes.length - 1;
    // The low bits choose the bucket; what follows them is as good.
    let slot = (hash >>> 7) & mask;
    while (this.#rounds[slot] === this.#round) {
      if (this.#hashes[slot] === hash) return false;
      slot = (slot + 1) & mask;
    }
    this.#rounds[slot] = this.#round;
    this.#hashes[slot] = hash;
    this.#count += 1;
    if (this.#count * 2 > this.#hashes.length) this.#grow();
    return true;
  }

  #grow(): void {
    const hashes = this.#hashes.filter((_hash, slot) => this.#rounds[slot] === this.#round);
    const size = this.#hashes.length * 2;
    this.#hashes = new Uint32Array(size);
    this.#rounds = new Uint32Array(size);
    this.clear();
    for (const hash of hashes) this.add(hash);
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
