import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { createSpanChunkQuery, type SpanChunkRow } from '../rows/span-chunk-row.ts';
import { toBigInt } from '../schema/int64.ts';
import type { findTraceKey } from './find-trace-key.ts';

/** Rows to have in memory at a time: each may bring a body of which its chunk is a small part. */
export const CHUNK_PAGE_ROWS = 16;

export interface ChunkPageRequest {
  readonly traceKey: bigint | ReturnType<typeof findTraceKey>;
  /** The number of the chunk before the page; `undefined` for the first page. */
  readonly after: bigint | undefined;
  readonly limit: number;
}

export interface NumberedChunk {
  readonly chunkNo: bigint;
  readonly row: SpanChunkRow;
}

/** The payload of a trace in order of arrival, a page of it. */
export async function readChunkPage(
  db: SqlExecutor,
  { traceKey, after, limit }: ChunkPageRequest,
): Promise<readonly NumberedChunk[]> {
  const rows = await createSpanChunkQuery(db)
    .select('chunk_no')
    .where('trace_key', '=', traceKey)
    .$if(after !== undefined, (query) => query.where('chunk_no', '>', after ?? 0n))
    .orderBy('chunk_no')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ chunkNo: toBigInt(row.chunk_no), row }));
}
