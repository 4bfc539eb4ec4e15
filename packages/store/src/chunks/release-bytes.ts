/**
 * Gives memory back at once that nobody looks at any more and that is not a part of something else. The collector cannot tell that
 * half a megabyte is garbage before it has looked at the whole heap, it looks again for every few dozen of them, and what waits for it
 * meanwhile the allocator keeps for ever. Nothing happens to what was given back before, nor to small buffers, which Node cuts from a
 * piece of memory of this size that they share.
 */
export function releaseBytes({ buffer }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && !buffer.detached && buffer.byteLength !== Buffer.poolSize) buffer.transfer(0);
}
