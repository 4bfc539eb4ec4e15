import type { TraceWrite } from '../ingest-store.ts';

/** A chunk to be written, wherever it is going to be kept. */
export function toChunkBytes(chunk: TraceWrite['chunk']): Uint8Array {
  return chunk instanceof Uint8Array ? chunk : chunk.read();
}
