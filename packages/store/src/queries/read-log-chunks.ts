import type { TraceId } from '@gander/core/ids';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { PAYLOAD_COLUMNS, toChunk } from '../rows/payload-row.ts';
import type { Chunk } from '../trace-store.ts';

/** Oldest record first. */
export async function readLogChunks(db: SqlExecutor, traceId: TraceId): Promise<readonly Chunk[]> {
  const rows = await db
    .selectFrom('log_chunks')
    .select(PAYLOAD_COLUMNS)
    .where('trace_id', '=', traceId)
    .orderBy('time_unix_nano')
    .orderBy('log_key')
    .execute();
  return rows.map(toChunk);
}
