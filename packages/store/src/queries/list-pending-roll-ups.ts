import type { TraceId } from '@gander/core/ids';

import type { SqlExecutor } from '../dialects/sql-connection.ts';

/** Traces whose full roll-up was put off. There is one per huge trace, so one list holds them all. */
export async function listPendingRollUps(db: SqlExecutor): Promise<readonly TraceId[]> {
  const rows = await db
    .selectFrom('pending_roll_ups')
    .innerJoin('traces', 'traces.trace_key', 'pending_roll_ups.trace_key')
    .select('traces.trace_id')
    .orderBy('pending_roll_ups.trace_key')
    .execute();
  return rows.map((row) => row.trace_id as TraceId);
}
