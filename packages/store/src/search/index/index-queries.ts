import { sql } from 'kysely';

import { createSpanChunkQuery, type SpanChunkRow } from '../../rows/span-chunk-row.ts';
import type { Dialect } from '../../dialects/dialect.ts';
import type { SqlExecutor } from '../../dialects/sql-connection.ts';
import { toBigInt } from '../../schema/int64.ts';

export interface SearchProgressRow {
  readonly indexedArrival: bigint;
  readonly version: bigint;
}

/** How far the index has come. */
export async function readSearchProgress(db: SqlExecutor): Promise<SearchProgressRow> {
  const row = await db.selectFrom('search_progress').select(['indexed_arrival', 'version']).executeTakeFirstOrThrow();
  return { indexedArrival: toBigInt(row.indexed_arrival), version: toBigInt(row.version) };
}

export interface ArrivedChunk {
  readonly arrival: bigint;
  readonly traceKey: bigint;
  readonly chunkNo: bigint;
  readonly row: SpanChunkRow;
}

/** The next chunks in the order of arrival. */
export async function listArrivedChunks(
  db: SqlExecutor,
  dialect: Dialect,
  { after, limit }: { readonly after: bigint; readonly limit: number },
): Promise<readonly ArrivedChunk[]> {
  const arrival = sql.ref<bigint>(`span_chunks.${dialect.arrivalColumn}`);
  const rows = await createSpanChunkQuery(db)
    .select(['trace_key', 'chunk_no'])
    .select(arrival.as('arrival'))
    .where(arrival, '>', after)
    .orderBy(arrival)
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    arrival: toBigInt(row.arrival),
    traceKey: toBigInt(row.trace_key),
    chunkNo: toBigInt(row.chunk_no),
    row,
  }));
}

/** How many chunks have arrived after this one, counted up to a limit. */
export async function countArrivedChunks(
  db: SqlExecutor,
  dialect: Dialect,
  { after, limit }: { readonly after: bigint; readonly limit: number },
): Promise<number> {
  const arrival = sql.ref<bigint>(`span_chunks.${dialect.arrivalColumn}`);
  const { count } = await db
    .selectFrom(
      db
        .selectFrom('span_chunks')
        .select('span_chunks.trace_key')
        .where(arrival, '>', after)
        .limit(limit)
        .as('arrived'),
    )
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

export interface SegmentHead {
  readonly segmentKey: bigint;
  readonly firstArrival: bigint;
  readonly lastArrival: bigint;
  readonly docCount: number;
  readonly restatedCount: number;
  readonly traceKeys: Uint8Array;
}

/** The newest segment. */
export async function findLastSegment(db: SqlExecutor): Promise<SegmentHead | undefined> {
  const row = await db
    .selectFrom('search_segments')
    .select(['segment_key', 'first_arrival', 'last_arrival', 'doc_count', 'restated_count', 'trace_keys'])
    .orderBy('segment_key', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (
    row && {
      segmentKey: toBigInt(row.segment_key),
      firstArrival: toBigInt(row.first_arrival),
      lastArrival: toBigInt(row.last_arrival),
      docCount: Number(row.doc_count),
      restatedCount: Number(row.restated_count),
      traceKeys: row.trace_keys,
    }
  );
}
