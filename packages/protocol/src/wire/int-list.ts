const INITIAL_CAPACITY = 16;

/** A growing list of 32-bit integers: offsets into a body, four bytes each instead of a heap object. */
export class IntList {
  length = 0;
  #items = new Int32Array(INITIAL_CAPACITY);

  push(value: number): void {
    if (this.length === this.#items.length) this.#grow();
    this.#items[this.length] = value;
    this.length += 1;
  }

  at(index: number): number {
    return this.#items[index] as number;
  }

  clear(): void {
    this.length = 0;
  }

  #grow(): void {
    const larger = new Int32Array(this.#items.length * 2);
    larger.set(this.#items);
    this.#items = larger;
  }
}
