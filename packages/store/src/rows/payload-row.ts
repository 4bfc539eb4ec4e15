import { decodeChunk } from '../chunks/chunk-encoding.ts';
import type { Chunk } from '../trace-store.ts';

/** Of a table whose rows hold payload of their own. */
export const PAYLOAD_COLUMNS = ['raw_size', 'encoding', 'payload'] as const;

export interface PayloadRow {
  readonly raw_size: bigint | number | string;
  readonly encoding: bigint | number | string;
  readonly payload: Uint8Array;
}

/** Decompresses the payload of a row. */
export function toChunk(row: PayloadRow): Chunk {
  return {
    bytes: decodeChunk({ rawSize: Number(row.raw_size), encoding: Number(row.encoding), payload: row.payload }),
  };
}
