import type { InflatedBodies } from '../chunks/inflated-bodies.ts';
import { toChunkBytes } from '../chunks/to-chunk-bytes.ts';
import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { TraceWrite } from '../ingest-store.ts';
import { createSpanChunkQuery, type SpanChunkRow, toSpanChunk } from '../rows/span-chunk-row.ts';
import { toBigInt } from '../schema/int64.ts';

/** Candidates looked at together. What comes again is mostly among the newest. */
const BATCH = 4;

export interface EqualChunkRequest {
  readonly traceKey: bigint;
  readonly chunk: TraceWrite['chunk'];
  /** Of what is looked into for all traces of the write. */
  readonly bodies: InflatedBodies;
}

/** Whether the trace already holds exactly these bytes, alone or in whatever request they came. */
export async function hasEqualChunk(db: SqlExecutor, { traceKey, chunk, bodies }: EqualChunkRequest): Promise<boolean> {
  let bytes: Uint8Array | undefined;
  for (let before: bigint | undefined; ;) {
    const rows = await createSpanChunkQuery(db)
      .select('chunk_no')
      .where('trace_key', '=', traceKey)
      // The sizes differ for nearly all other chunks, and then no payload is read.
      .where('span_chunks.raw_size', '=', chunk.byteLength)
      .$if(before !== undefined, (query) => query.where('chunk_no', '<', before ?? 0n))
      .orderBy('chunk_no', 'desc')
      .limit(BATCH)
      .execute();
    for (const row of rows) if (isEqual(row, (bytes ??= toChunkBytes(chunk)), bodies)) return true;
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return false;
    before = toBigInt(last.chunk_no);
  }
}

/** What cannot be read any more is equal to nothing. */
function isEqual(row: SpanChunkRow, bytes: Uint8Array, bodies: InflatedBodies): boolean {
  try {
    return Buffer.compare(toSpanChunk(row, bodies).bytes, bytes) === 0;
  } catch {
    return false;
  }
}
