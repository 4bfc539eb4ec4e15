import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { createSpanChunkQuery, toSpanChunk } from '../rows/span-chunk-row.ts';
import type { Chunk } from '../trace-store.ts';
import type { SpanAddress } from './find-span.ts';
import { findTraceKey } from './find-trace-key.ts';

/** The chunk with the newest version of a span, decompressed. */
export async function findSpanChunk(db: SqlExecutor, { traceId, spanId }: SpanAddress): Promise<Chunk | undefined> {
  const row = await createSpanChunkQuery(db)
    .innerJoin('spans', (join) =>
      join.onRef('spans.trace_key', '=', 'span_chunks.trace_key').onRef('spans.chunk_no', '=', 'span_chunks.chunk_no'),
    )
    .where('spans.trace_key', '=', findTraceKey(traceId))
    .where('spans.span_id', '=', spanId)
    .executeTakeFirst();
  return row === undefined ? undefined : toSpanChunk(row);
}
