import { decodeChunk, type EncodedChunk } from '../chunks/chunk-encoding.ts';
import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { CHUNK_COLUMNS } from '../rows/chunk-row.ts';

export interface StoredChunk {
  /** As it is in the row. */
  readonly chunk: EncodedChunk;
  /** Decompressed. */
  readonly bytes: Uint8Array;
}

/** All payload of a trace by its local key. The numbers of the chunks are their places in the list. */
export async function readStoredChunks(db: SqlExecutor, traceKey: bigint): Promise<readonly StoredChunk[]> {
  const rows = await db
    .selectFrom('span_chunks')
    .select(CHUNK_COLUMNS)
    .where('trace_key', '=', traceKey)
    .orderBy('chunk_no')
    .execute();
  return rows.map((row) => {
    const chunk = { rawSize: Number(row.raw_size), encoding: Number(row.encoding), payload: row.payload };
    return { chunk, bytes: decodeChunk(chunk) };
  });
}
