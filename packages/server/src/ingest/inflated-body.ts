import { releaseBytes } from '@gander/store/chunks/release-bytes';

/**
 * The inflated body of a request, which is five times what came and is read once: so it is given back as soon as its spans are
 * read, and the next request inflates into the same memory, which the processor still has at hand. Who asks for it later, as
 * for a trace that is stored already, has it inflated again.
 */
export class InflatedBody {
  readonly #inflate: () => Uint8Array;
  #bytes: Uint8Array | undefined;

  /** Inflates at once, and throws what `inflate` throws. Must give the same bytes each time. */
  constructor(inflate: () => Uint8Array) {
    this.#inflate = inflate;
    this.#bytes = inflate();
  }

  get(): Uint8Array {
    this.#bytes ??= this.#inflate();
    return this.#bytes;
  }

  release(): void {
    if (this.#bytes !== undefined) releaseBytes(this.#bytes);
    this.#bytes = undefined;
  }
}
