/**
 * Gives memory back at once that nobody looks at any more. The collector cannot tell that a body of half a megabyte is
 * garbage before it has looked at the whole heap, and it looks again for every few dozen of them.
 */
export function releaseBytes({ buffer }: Uint8Array): void {
  // Small buffers are slices of one that Node shares between all.
  if (buffer instanceof ArrayBuffer && buffer.byteLength > Buffer.poolSize) buffer.transfer(0);
}
