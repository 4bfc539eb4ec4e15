/**
 * Gives memory back at once that nobody looks at any more: what comes from the database or out of a chunk, and is not a part
 * of something else. Hundreds of chunks are read a second, and what waits for the collector meanwhile the allocator keeps
 * for ever. Small ones stay: Node cuts them from a piece of this size that is shared.
 */
export function releaseBytes({ buffer }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && !buffer.detached && buffer.byteLength !== Buffer.poolSize) buffer.transfer(0);
}
