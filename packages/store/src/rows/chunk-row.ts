import { decodeChunk } from '../chunks/chunk-encoding.ts';
import type { Chunk } from '../trace-store.ts';

export const CHUNK_COLUMNS = ['raw_size', 'encoding', 'payload'] as const;

export interface ChunkRow {
  readonly raw_size: bigint | number | string;
  readonly encoding: bigint | number | string;
  readonly payload: Uint8Array;
}

/** Decompresses the payload of a row. */
export function toChunk(row: ChunkRow): Chunk {
  return {
    bytes: decodeChunk({ rawSize: Number(row.raw_size), encoding: Number(row.encoding), payload: row.payload }),
  };
}
