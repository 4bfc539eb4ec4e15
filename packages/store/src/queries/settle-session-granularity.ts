import type { ExperimentId } from '@gander/core/ids';

import type { SqlExecutor } from '../dialects/sql-connection.ts';

export interface SessionPlace {
  readonly experimentId: ExperimentId;
  readonly sessionId: string;
}

/**
 * An id that was taken for that of one run is a session's after all when a second trace has it: a history was handed on. Looks at two rows
 * of an index.
 */
export async function settleSessionGranularity(
  trx: SqlExecutor,
  { experimentId, sessionId }: SessionPlace,
): Promise<void> {
  const traces = await trx
    .selectFrom('traces')
    .select('trace_key')
    .where('experiment_id', '=', Number(experimentId))
    .where('session_id', '=', sessionId)
    .limit(2)
    .execute();
  if (traces.length < 2) return;
  await trx
    .updateTable('traces')
    .set({ session_granularity: 'session' })
    .where('experiment_id', '=', Number(experimentId))
    .where('session_id', '=', sessionId)
    .where('session_granularity', '=', 'run')
    .execute();
}
