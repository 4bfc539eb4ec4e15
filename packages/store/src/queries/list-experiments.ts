import type { Experiment } from '@gander/core/experiment';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { ExperimentOverview } from '../experiment-store.ts';
import type { Page, PageRequest } from '../page.ts';
import { EXPERIMENT_COLUMNS, toExperiment } from '../rows/experiment-row.ts';
import { toBigIntOrNull } from '../schema/int64.ts';
import { decodeCursor } from './cursor.ts';
import { readExperimentTags } from './read-experiment-tags.ts';
import { toPage, toRowLimit } from './to-page.ts';

/** Ids count up, so that the newest is the one with the highest. */
export async function listExperiments(
  db: SqlExecutor,
  page: PageRequest,
  stage: Experiment['lifecycleStage'],
): Promise<Page<ExperimentOverview>> {
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
      eb
        .selectFrom('runs')
        .whereRef('runs.experiment_id', '=', 'experiments.experiment_id')
        .whereRef('runs.lifecycle_stage', '=', 'experiments.lifecycle_stage')
        .select((runs) => runs.fn.countAll().as('count'))
        .as('run_count'),
      eb
        .selectFrom('runs')
        .whereRef('runs.experiment_id', '=', 'experiments.experiment_id')
        .select((runs) => runs.fn.max('runs.start_time_ms').as('newest'))
        .as('last_run_start_ms'),
    ])
    .where('lifecycle_stage', '=', stage)
    .orderBy('experiment_id', 'desc')
    .limit(toRowLimit(page.limit));
  if (page.cursor !== undefined) {
    query = query.where('experiment_id', '<', decodeCursor('experiments', page.cursor).number);
  }
  const rows = await query.execute();
  const experiments = rows.map((row) => ({ ...toExperiment(row), row }));
  const tags = await readExperimentTags(
    db,
    experiments.map(({ experimentId }) => experimentId),
  );
  const overviews = experiments.map(({ row, ...experiment }) => ({
    ...experiment,
    traceCount: Number(row.trace_count),
    lastTraceUnixNano: toBigIntOrNull(row.last_trace_unix_nano),
    runCount: Number(row.run_count),
    lastRunStartMs: row.last_run_start_ms === null ? null : Number(row.last_run_start_ms),
    tags: tags.get(experiment.experimentId) ?? [],
  }));
  return toPage(overviews, page.limit, (last) => ({
    kind: 'experiments',
    number: BigInt(last.experimentId),
    text: '',
  }));
}
