import type { TraceId } from '@gander/core/ids';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { CHUNK_COLUMNS, toChunk } from '../rows/chunk-row.ts';
import type { Chunk } from '../trace-store.ts';
import { findTraceKey } from './find-trace-key.ts';

/** All payload of a trace in order of arrival, decompressed. */
export async function readChunks(db: SqlExecutor, traceId: TraceId): Promise<readonly Chunk[]> {
  const rows = await db
    .selectFrom('span_chunks')
    .select(CHUNK_COLUMNS)
    .where('trace_key', '=', findTraceKey(traceId))
    .orderBy('chunk_no')
    .execute();
  return rows.map(toChunk);
}
