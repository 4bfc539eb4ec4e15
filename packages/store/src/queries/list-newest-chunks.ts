import type { SpanId, TraceId } from '@gander/core/ids';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { Page, PageRequest } from '../page.ts';
import { CHUNK_COLUMNS, toChunk } from '../rows/chunk-row.ts';
import { toBigInt } from '../schema/int64.ts';
import type { NewestChunk } from '../trace-store.ts';
import { decodeCursor } from './cursor.ts';
import { findTraceKey } from './find-trace-key.ts';
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
  const found = await db
    .selectFrom('span_chunks')
    .select('chunk_no')
    .where('trace_key', '=', findTraceKey(traceId))
    .$if(after !== undefined, (query) => query.where('chunk_no', '>', after ?? 0n))
    .orderBy('chunk_no')
    .limit(toRowLimit(page.limit))
    .execute();
  const { items: numbers, nextCursor } = toPage(
    found.map((row) => toBigInt(row.chunk_no)),
    page.limit,
    (last) => ({
      kind: 'chunks',
      number: last,
      text: '',
    }),
  );
  const chunks: NewestChunk[] = [];
  // One by one: two at a time need not be in memory.
  for (const chunkNo of numbers) {
    const [row, spans] = await Promise.all([
      db
        .selectFrom('span_chunks')
        .select(CHUNK_COLUMNS)
        .where('trace_key', '=', findTraceKey(traceId))
        .where('chunk_no', '=', chunkNo)
        .executeTakeFirst(),
      db
        .selectFrom('spans')
        .select('span_id')
        .where('trace_key', '=', findTraceKey(traceId))
        .where('chunk_no', '=', chunkNo)
        .execute(),
    ]);
    if (row === undefined) continue;
    chunks.push({ ...toChunk(row), spanIds: new Set(spans.map((span) => span.span_id as SpanId)) });
  }
  return { items: chunks, nextCursor };
}
