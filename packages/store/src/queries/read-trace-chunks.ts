import type { EncodedChunk } from '../chunks/chunk-encoding.ts';
import type { InflatedBodies } from '../chunks/inflated-bodies.ts';
import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { toSpanChunk } from '../rows/span-chunk-row.ts';
import type { Chunk } from '../trace-store.ts';
import { CHUNK_PAGE_ROWS, type ChunkPageRequest, readChunkPage } from './read-chunk-page.ts';

export interface StoredChunk extends Chunk {
  /** As it is in the row. */
  readonly chunk: EncodedChunk;
}

export interface TraceChunksRequest extends Pick<ChunkPageRequest, 'traceKey'> {
  /** Of a walk through many traces. */
  readonly bodies?: InflatedBodies | undefined;
}

/** All payload of a trace in order of arrival, decompressed. The numbers of the chunks are their places in the list. */
export async function readTraceChunks(
  db: SqlExecutor,
  { traceKey, bodies }: TraceChunksRequest,
): Promise<readonly StoredChunk[]> {
  const chunks: StoredChunk[] = [];
  for (let after: bigint | undefined; ;) {
    const page = await readChunkPage(db, { traceKey, after, limit: CHUNK_PAGE_ROWS });
    for (const { row } of page) {
      const chunk = { rawSize: Number(row.raw_size), encoding: Number(row.encoding), payload: row.payload };
      chunks.push({ chunk, bytes: toSpanChunk(row, bodies).bytes });
    }
    if (page.length < CHUNK_PAGE_ROWS) return chunks;
    after = page.at(-1)?.chunkNo;
  }
}
