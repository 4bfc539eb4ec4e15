import type { EncodedChunk } from '../chunks/chunk-encoding.ts';
import type { InflatedBodies } from '../chunks/inflated-bodies.ts';
import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { createSpanChunkQuery, toSpanChunk } from '../rows/span-chunk-row.ts';
import { toBigInt } from '../schema/int64.ts';
import type { Chunk } from '../trace-store.ts';
import type { findTraceKey } from './find-trace-key.ts';

/** Rows in memory at a time: each may bring a body of which its chunk is a small part. */
const BATCH = 16;

export interface StoredChunk extends Chunk {
  /** As it is in the row. */
  readonly chunk: EncodedChunk;
}

export interface TraceChunksRequest {
  readonly traceKey: bigint | ReturnType<typeof findTraceKey>;
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
    const rows = await createSpanChunkQuery(db)
      .select('chunk_no')
      .where('trace_key', '=', traceKey)
      .$if(after !== undefined, (query) => query.where('chunk_no', '>', after ?? 0n))
      .orderBy('chunk_no')
      .limit(BATCH)
      .execute();
    for (const row of rows) {
      const chunk = { rawSize: Number(row.raw_size), encoding: Number(row.encoding), payload: row.payload };
      chunks.push({ chunk, bytes: toSpanChunk(row, bodies).bytes });
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return chunks;
    after = toBigInt(last.chunk_no);
  }
}
