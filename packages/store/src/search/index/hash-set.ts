/** A power of two. */
const INITIAL_TABLE = 8192;

/**
 * 32-bit hashes, each once. Cleared for every document and asked for every word: an open table whose entries carry the
 * number of the document they are of does both without touching memory more than once.
 */
export class HashSet {
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
