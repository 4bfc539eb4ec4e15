/**
 * Gives memory back at once that nobody looks at any more. The collector cannot tell that a body of half a megabyte is
 * garbage before it has looked at the whole heap, and it looks again for every few dozen of them. Nothing happens to bytes
 * that are a slice of memory shared with others, as Node's small buffers are, nor to those that were given back before.
 */
export function releaseBytes({ buffer, byteLength }: Uint8Array): void {
  if (!(buffer instanceof ArrayBuffer) || buffer.detached) return;
  const isOwn = buffer.byteLength === byteLength || buffer.byteLength > Buffer.poolSize;
  if (isOwn) buffer.transfer(0);
}
