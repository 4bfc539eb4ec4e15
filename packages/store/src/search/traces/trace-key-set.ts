const WORD_BITS = 32;
const INITIAL_WORDS = 1024;

/** Keys of traces, a bit each: keys are counted up from 1, so that a hundred thousand of them take twelve kilobytes. */
export class TraceKeySet {
  #words: Uint32Array;
  #size: number | undefined;

  constructor(keys: Iterable<number> = []) {
    this.#words = new Uint32Array(INITIAL_WORDS);
    for (const key of keys) this.add(key);
  }

  get size(): number {
    return (this.#size ??= this.#words.reduce((sum, word) => sum + countBits(word), 0));
  }

  add(key: number): void {
    const index = Math.floor(key / WORD_BITS);
    if (index >= this.#words.length) this.#grow(index + 1);
    this.#words[index] = (this.#words[index] as number) | (1 << (key % WORD_BITS));
    this.#size = undefined;
  }

  has(key: number): boolean {
    return (((this.#words[Math.floor(key / WORD_BITS)] ?? 0) >>> (key % WORD_BITS)) & 1) === 1;
  }

  union(other: TraceKeySet): TraceKeySet {
    const [long, short] = this.#words.length >= other.#words.length ? [this, other] : [other, this];
    return TraceKeySet.#of(long.#words.map((word, index) => word | (short.#words[index] ?? 0)));
  }

  intersection(other: TraceKeySet): TraceKeySet {
    return TraceKeySet.#of(this.#words.map((word, index) => word & (other.#words[index] ?? 0)));
  }

  toArray(): number[] {
    const keys: number[] = [];
    for (const [index, word] of this.#words.entries()) {
      for (let rest = word; rest !== 0; rest &= rest - 1) {
        keys.push(index * WORD_BITS + (WORD_BITS - 1 - Math.clz32(rest & -rest)));
      }
    }
    return keys;
  }

  #grow(wordCount: number): void {
    const larger = new Uint32Array(Math.max(wordCount, this.#words.length * 2));
    larger.set(this.#words);
    this.#words = larger;
  }

  static #of(words: Uint32Array): TraceKeySet {
    const set = new TraceKeySet();
    set.#words = words;
    return set;
  }
}

/** https://graphics.stanford.edu/~seander/bithacks.html#CountBitsSetParallel */
function countBits(word: number): number {
  let bits = word - ((word >>> 1) & 0x55_55_55_55);
  bits = (bits & 0x33_33_33_33) + ((bits >>> 2) & 0x33_33_33_33);
  return Math.imul((bits + (bits >>> 4)) & 0x0f_0f_0f_0f, 0x01_01_01_01) >>> 24;
}
