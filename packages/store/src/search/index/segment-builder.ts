import { BUCKET_COUNT, encodePostings, MAX_DOCS, toBucket, toPosting } from './posting-encoding.ts';

const INITIAL_CAPACITY = 256;

/** Gathers the words of up to {@link MAX_DOCS} documents, then hands them out bucket by bucket. */
export class SegmentBuilder {
  readonly #buckets: PostingList[] = Array.from({ length: BUCKET_COUNT }, () => new PostingList());
  readonly #traceKeys: bigint[] = [];

  get docCount(): number {
    return this.#traceKeys.length;
  }

  get isFull(): boolean {
    return this.docCount === MAX_DOCS;
  }

  get traceKeys(): readonly bigint[] {
    return this.#traceKeys;
  }

  /** Adds a document; returns what takes the hashes of its words. The same hash may be given any number of times. */
  openDoc(traceKey: bigint): (hash: number) => void {
    if (this.isFull) throw new Error('The segment is full');
    const doc = this.#traceKeys.push(traceKey) - 1;
    const seen = new Set<number>();
    return (hash) => {
      if (seen.has(hash)) return;
      seen.add(hash);
      this.#buckets[toBucket(hash)]?.push(toPosting(hash, doc));
    };
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
