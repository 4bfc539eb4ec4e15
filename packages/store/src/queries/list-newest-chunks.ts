import type { SpanId, TraceId } from '@gander/core/ids';
import { listChunkSpanIds } from '@gander/core/search-text/list-chunk-span-ids';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { Page, PageRequest } from '../page.ts';
import { createSpanChunkQuery, toSpanChunk } from '../rows/span-chunk-row.ts';
import { toBigInt } from '../schema/int64.ts';
import type { NewestChunk } from '../trace-store.ts';
import { decodeCursor } from './cursor.ts';
import { padList, sliceList } from './pad-list.ts';
import { readTraceKeys } from './read-trace-keys.ts';
import { toPage, toRowLimit } from './to-page.ts';

export interface ListNewestChunksRequest {
  readonly traceId: TraceId;
  readonly page: PageRequest;
}

/** Chunks of a trace in order of arrival, each with the spans whose newest version it holds. */
export async function listNewestChunks(
  db: SqlExecutor,
  { traceId, page }: ListNewestChunksRequest,
): Promise<Page<NewestChunk>> {
  const after = page.cursor === undefined ? undefined : decodeCursor('chunks', page.cursor).number;
  const limit = toRowLimit(page.limit);
  const traceKey = (await readTraceKeys(db, [traceId])).get(traceId);
  if (traceKey === undefined) return { items: [], nextCursor: null };
  const found = await db
    .selectFrom('span_chunks')
    .select('chunk_no')
    .where('trace_key', '=', traceKey)
    .$if(after !== undefined, (query) => query.where('chunk_no', '>', after ?? 0n))
    .orderBy('chunk_no')
    .limit(limit)
    .execute();
  const { items: numbers, nextCursor } = toPage(
    found.map((row) => toBigInt(row.chunk_no)),
    page.limit,
    (last) => ({ kind: 'chunks', number: last, text: '' }),
  );
  const chunks: NewestChunk[] = [];
  // One by one: two at a time need not be in memory.
  for (const chunkNo of numbers) {
    const row = await createSpanChunkQuery(db)
      .where('trace_key', '=', traceKey)
      .where('chunk_no', '=', chunkNo)
      .executeTakeFirst();
    if (row === undefined) continue;
    const chunk = toSpanChunk(row);
    chunks.push({ ...chunk, spanIds: await findNewest(db, { traceKey, chunkNo, chunk: chunk.bytes }) });
  }
  return { items: chunks, nextCursor };
}

interface ChunkPlace {
  readonly traceKey: bigint;
  readonly chunkNo: bigint;
  readonly chunk: Uint8Array;
}

/**
 * A look-up for each span that the chunk has: no index leads from a chunk to its spans, because ingest would pay for it with
 * every span, and without one all spans of the trace would be read for each of its chunks.
 */
async function findNewest(db: SqlExecutor, { traceKey, chunkNo, chunk }: ChunkPlace): Promise<ReadonlySet<SpanId>> {
  const spanIds = new Set<SpanId>();
  for (const slice of sliceList(listChunkSpanIds(chunk))) {
    const rows = await db
      .selectFrom('spans')
      .select('span_id')
      .where('trace_key', '=', traceKey)
      .where('span_id', 'in', padList(slice))
      .where('chunk_no', '=', chunkNo)
      .execute();
    for (const row of rows) spanIds.add(row.span_id as SpanId);
  }
  return spanIds;
}
