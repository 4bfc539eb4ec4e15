import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { CHUNK_COLUMNS, toChunk } from '../rows/chunk-row.ts';
import type { Chunk } from '../trace-store.ts';
import type { SpanAddress } from './find-span.ts';
import { findTraceKey } from './find-trace-key.ts';

/** The chunk with the newest version of a span, decompressed. */
export async function findSpanChunk(db: SqlExecutor, { traceId, spanId }: SpanAddress): Promise<Chunk | undefined> {
  const row = await db
    .selectFrom('spans')
    .innerJoin('span_chunks', (join) =>
      join.onRef('span_chunks.trace_key', '=', 'spans.trace_key').onRef('span_chunks.chunk_no', '=', 'spans.chunk_no'),
    )
    .select(CHUNK_COLUMNS)
    .where('spans.trace_key', '=', findTraceKey(traceId))
    .where('spans.span_id', '=', spanId)
    .executeTakeFirst();
  return row === undefined ? undefined : toChunk(row);
}
