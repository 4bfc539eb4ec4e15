import type { TraceId } from '@gander/core/ids';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { Chunk } from '../trace-store.ts';
import { findTraceKey } from './find-trace-key.ts';
import { readTraceChunks } from './read-trace-chunks.ts';

/** All payload of a trace in order of arrival, decompressed. */
export async function readChunks(db: SqlExecutor, traceId: TraceId): Promise<readonly Chunk[]> {
  const chunks = await readTraceChunks(db, { traceKey: findTraceKey(traceId) });
  return chunks.map(({ bytes }) => ({ bytes }));
}
