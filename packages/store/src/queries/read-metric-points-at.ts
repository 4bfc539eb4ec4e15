import type { RunId } from '@gander/core/ids';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { toMetricPoint } from '../rows/run-row.ts';
import type { MetricPointsAt, PointOfRun } from '../run-store.ts';
import { sliceList } from './pad-list.ts';

/** The points at some steps, run by run in the order given, and as a history within. */
export async function readMetricPointsAt(db: SqlExecutor, request: MetricPointsAt): Promise<readonly PointOfRun[]> {
  const points: PointOfRun[] = [];
  for (const runId of request.runIds) {
    let left = request.limitPerRun;
    for (const steps of sliceList(request.steps)) {
      if (left === 0) break;
      const found = await readOfRun(db, { ...request, runId, steps, limitPerRun: left });
      points.push(...found);
      left -= found.length;
    }
  }
  return points;
}

async function readOfRun(
  db: SqlExecutor,
  { runId, key, steps, limitPerRun }: Omit<MetricPointsAt, 'runIds'> & { readonly runId: RunId },
): Promise<readonly PointOfRun[]> {
  const rows = await db
    .selectFrom('runs')
    .innerJoin('run_metrics', 'run_metrics.run_key', 'runs.run_key')
    .innerJoin('metric_points as point', (join) =>
      join.onRef('point.run_key', '=', 'runs.run_key').onRef('point.metric_no', '=', 'run_metrics.metric_no'),
    )
    .select([
      'run_metrics.metric_key',
      'point.metric_value',
      'point.is_nan',
      'point.step',
      'point.timestamp_ms',
      'point.model_id',
      'point.dataset_name',
      'point.dataset_digest',
    ])
    .where('runs.run_id', '=', runId)
    .where('run_metrics.metric_key', '=', key)
    .where('point.step', 'in', steps)
    .orderBy('point.step')
    .orderBy('point.timestamp_ms')
    .orderBy('point.metric_value')
    .limit(limitPerRun)
    .execute();
  return rows.map((row) => ({ runId, point: toMetricPoint(row) }));
}
