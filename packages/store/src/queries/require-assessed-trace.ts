import { AppError } from '@gander/core/errors';
import type { ExperimentId, TraceId } from '@gander/core/ids';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { ChangedTrace } from '../ingest-store.ts';
import { toBigInt } from '../schema/int64.ts';

export interface AssessedTrace {
  readonly traceKey: bigint;
  readonly changed: ChangedTrace;
}

/** Throws `not_found`, in the words of MLflow's server. */
export async function requireAssessedTrace(db: SqlExecutor, traceId: TraceId): Promise<AssessedTrace> {
  const trace = await findAssessedTrace(db, traceId);
  if (trace !== undefined) return trace;
  throw new AppError('not_found', `Trace with ID '${traceId}' not found.`, { traceId });
}

/** The trace, if there is one of this id. */
export async function findAssessedTrace(db: SqlExecutor, traceId: TraceId): Promise<AssessedTrace | undefined> {
  const row = await db
    .selectFrom('traces')
    .select(['trace_key', 'experiment_id'])
    .where('trace_id', '=', traceId)
    .executeTakeFirst();
  return (
    row && {
      traceKey: toBigInt(row.trace_key),
      changed: { traceId, experimentId: String(row.experiment_id) as ExperimentId },
    }
  );
}
