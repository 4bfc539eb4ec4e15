import type { ExperimentId, TraceId } from '@gander/core/ids';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { type DoomedTrace, toDoomedTrace } from './doomed-trace.ts';
import { padList } from './pad-list.ts';

export interface NamedTraces {
  readonly experimentId: ExperimentId;
  /** At least one. */
  readonly traceIds: readonly TraceId[];
}

/** Those of the named traces that are in the experiment. */
export async function listNamedTraces(
  db: SqlExecutor,
  { experimentId, traceIds }: NamedTraces,
): Promise<readonly DoomedTrace[]> {
  const rows = await db
    .selectFrom('traces')
    .select(['trace_key', 'trace_id'])
    .where('experiment_id', '=', Number(experimentId))
    .where('trace_id', 'in', padList(traceIds))
    .execute();
  return rows.map(toDoomedTrace);
}
