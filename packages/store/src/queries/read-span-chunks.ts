import type { SpanId, TraceId } from '@gander/core/ids';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { createSpanChunkQuery, toSpanChunk } from '../rows/span-chunk-row.ts';
import type { Chunk } from '../trace-store.ts';
import { findTraceKey } from './find-trace-key.ts';
import { padList, sliceList } from './pad-list.ts';
import { CHUNK_PAGE_ROWS } from './read-chunk-page.ts';

export interface SpanAddresses {
  readonly traceId: TraceId;
  readonly spanIds: readonly SpanId[];
}

/** The chunks with the newest versions of some spans of a trace, each once, oldest first, decompressed. */
export async function readSpanChunks(db: SqlExecutor, { traceId, spanIds }: SpanAddresses): Promise<readonly Chunk[]> {
  const numbers = new Set<number>();
  for (const slice of sliceList(spanIds)) {
    const rows = await db
      .selectFrom('spans')
      .select('chunk_no')
      .distinct()
      .where('trace_key', '=', findTraceKey(traceId))
      .where('span_id', 'in', padList(slice))
      .execute();
    for (const row of rows) numbers.add(Number(row.chunk_no));
  }
  const chunks: Chunk[] = [];
  const sorted = [...numbers].toSorted((left, right) => left - right);
  for (let start = 0; start < sorted.length; start += CHUNK_PAGE_ROWS) {
    const rows = await createSpanChunkQuery(db)
      .where('trace_key', '=', findTraceKey(traceId))
      .where('chunk_no', 'in', padList(sorted.slice(start, start + CHUNK_PAGE_ROWS)))
      .orderBy('chunk_no')
      .execute();
    chunks.push(...rows.map((row) => toSpanChunk(row)));
  }
  return chunks;
}
