import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { ExperimentOverview } from '../experiment-store.ts';
import type { Page, PageRequest } from '../page.ts';
import { EXPERIMENT_COLUMNS, toExperiment } from '../rows/experiment-row.ts';
import { toBigIntOrNull } from '../schema/int64.ts';
import { decodeCursor } from './cursor.ts';
import { toPage, toRowLimit } from './to-page.ts';

/** Ids count up, so that the newest is the one with the highest. */
export async function listExperiments(db: SqlExecutor, page: PageRequest): Promise<Page<ExperimentOverview>> {
  let query = db
    .selectFrom('experiments')
    .select(EXPERIMENT_COLUMNS)
    .select((eb) => [
      eb
        .selectFrom('traces')
        .whereRef('traces.experiment_id', '=', 'experiments.experiment_id')
        .select((traces) => traces.fn.countAll().as('count'))
        .as('trace_count'),
      eb
        .selectFrom('traces')
        .whereRef('traces.experiment_id', '=', 'experiments.experiment_id')
        .select((traces) => traces.fn.max('traces.start_unix_nano').as('newest'))
        .as('last_trace_unix_nano'),
    ])
    .where('lifecycle_stage', '=', 'active')
    .orderBy('experiment_id', 'desc')
    .limit(toRowLimit(page.limit));
  if (page.cursor !== undefined) {
    query = query.where('experiment_id', '<', decodeCursor('experiments', page.cursor).number);
  }
  const rows = await query.execute();
  const overviews = rows.map((row) => ({
    ...toExperiment(row),
    traceCount: Number(row.trace_count),
    lastTraceUnixNano: toBigIntOrNull(row.last_trace_unix_nano),
  }));
  return toPage(overviews, page.limit, (last) => ({
    kind: 'experiments',
    number: BigInt(last.experimentId),
    text: '',
  }));
}
