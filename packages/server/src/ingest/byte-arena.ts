const BLOCK_BYTES = 2 * 1024 * 1024;
/** Kept from one group to the next; what a group needs beyond this is allocated for it and left to the collector. */
const MAX_KEPT_BLOCKS = 16;

/**
 * Memory for the bytes of one group of requests, used again for the next. Fresh memory for every payload would cost more
 * than copying into it: the kernel clears each page, and the collector runs for every few megabytes.
 */
export class ByteArena {
  readonly #blocks: Uint8Array<ArrayBuffer>[] = [];
  #block = 0;
  #offset = 0;

  /** Bytes of unknown content, valid until the next {@link reset}. */
  take(size: number): Uint8Array<ArrayBuffer> {
    if (size > BLOCK_BYTES) return new Uint8Array(size);
    if (this.#offset + size > BLOCK_BYTES) {
      this.#block += 1;
      this.#offset = 0;
    }
    if (this.#block >= MAX_KEPT_BLOCKS) return new Uint8Array(size);
    const block = (this.#blocks[this.#block] ??= new Uint8Array(BLOCK_BYTES));
    this.#offset += size;
    return block.subarray(this.#offset - size, this.#offset);
  }

  /** Everything taken may be overwritten from now on. */
  reset(): void {
    this.#block = 0;
    this.#offset = 0;
  }
}

/** For work outside of groups, whose bytes nobody could tell when to reuse. */
export const FRESH_MEMORY: Pick<ByteArena, 'take'> = { take: (size) => new Uint8Array(size) };
