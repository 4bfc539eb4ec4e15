import type { RunId } from '@gander/core/ids';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { toBigInt } from '../schema/int64.ts';

/** The steps at which each of these runs logged the metric, ascending; one list per run that did. */
export async function readMetricSteps(
  db: SqlExecutor,
  runIds: readonly RunId[],
  key: string,
): Promise<readonly (readonly bigint[])[]> {
  if (runIds.length === 0) return [];
  const rows = await db
    .selectFrom('runs')
    .innerJoin('run_metrics', 'run_metrics.run_key', 'runs.run_key')
    .innerJoin('metric_points as point', (join) =>
      join.onRef('point.run_key', '=', 'runs.run_key').onRef('point.metric_no', '=', 'run_metrics.metric_no'),
    )
    .select(['point.run_key', 'point.step'])
    .distinct()
    .where('runs.run_id', 'in', runIds)
    .where('run_metrics.metric_key', '=', key)
    .orderBy('point.step')
    .execute();
  const groups = Map.groupBy(rows, ({ run_key }) => Number(run_key));
  return [...groups.values()].map((steps) => steps.map(({ step }) => toBigInt(step)));
}
