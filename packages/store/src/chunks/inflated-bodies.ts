import { releaseBytes } from './release-bytes.ts';

/** What is kept of them. */
const LIMIT_BYTES = 8 * 1024 * 1024;

/** The bodies of requests that were inflated last, for one walk through many chunks. */
export class InflatedBodies {
  readonly #bodies = new Map<bigint, Uint8Array>();
  #bytes = 0;

  get(key: bigint, inflate: () => Uint8Array): Uint8Array {
    const known = this.#bodies.get(key);
    if (known !== undefined) return known;
    const body = inflate();
    this.#bodies.set(key, body);
    this.#bytes += body.byteLength;
    for (const [oldest, bytes] of this.#bodies) {
      const { byteLength } = bytes;
      if (this.#bytes <= LIMIT_BYTES) break;
      this.#bodies.delete(oldest);
      this.#bytes -= byteLength;
      // The caller still needs the one that it asked for.
      if (oldest !== key) releaseBytes(bytes);
    }
    return body;
  }
}
