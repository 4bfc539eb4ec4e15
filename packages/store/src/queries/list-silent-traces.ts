import type { TraceId } from '@gander/core/ids';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { AbandonSweep } from '../ingest-store.ts';

/** Traces in progress of which nothing came since then, the longest silent first. A walk down an index of open traces alone. */
export async function listSilentTraces(
  db: SqlExecutor,
  { silentSinceMs, limit }: AbandonSweep,
): Promise<readonly TraceId[]> {
  const rows = await db
    .selectFrom('open_traces')
    .innerJoin('traces', 'traces.trace_key', 'open_traces.trace_key')
    .select('traces.trace_id')
    .where('open_traces.last_arrival_ms', '<', silentSinceMs)
    .orderBy('open_traces.last_arrival_ms')
    .orderBy('open_traces.trace_key')
    .limit(limit)
    .execute();
  return rows.map((row) => row.trace_id as TraceId);
}
