import type { EncodedChunk } from '../chunks/chunk-encoding.ts';
import type { SqlExecutor } from '../dialects/sql-connection.ts';

export interface EqualChunkRequest {
  readonly traceKey: bigint;
  readonly chunk: EncodedChunk;
}

/** Whether the trace already holds exactly these bytes. Compression gives equal bytes for equal bytes. */
export async function hasEqualChunk(db: SqlExecutor, { traceKey, chunk }: EqualChunkRequest): Promise<boolean> {
  const row = await db
    .selectFrom('span_chunks')
    .select('chunk_no')
    .where('trace_key', '=', traceKey)
    // The sizes differ for nearly all other chunks, and then no payload is read.
    .where('raw_size', '=', chunk.rawSize)
    .where('encoding', '=', chunk.encoding)
    .where('payload', '=', chunk.payload)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
