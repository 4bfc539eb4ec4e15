import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { toMetricPoint } from '../rows/run-row.ts';
import type { MetricHistory, MetricHistoryRequest } from '../run-store.ts';
import { createForeignCursorError, decodeSortCursor, encodeSortCursor } from './sort-cursor.ts';
import { toRowLimit } from './to-page.ts';

const KEY_COLUMNS = ['timestamp_ms', 'step', 'metric_value', 'is_nan'] as const;

/** The history of one metric of one run: by time, then step, then value. */
export async function listMetricPoints(db: SqlExecutor, request: MetricHistoryRequest): Promise<MetricHistory> {
  const { runId, key, limit, cursor } = request;
  let query = db
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
    .orderBy('point.timestamp_ms')
    .orderBy('point.step')
    .orderBy('point.metric_value')
    .orderBy('point.is_nan')
    .limit(toRowLimit(limit));
  if (cursor !== undefined) {
    const after = decodeSortCursor('metric', cursor);
    if (after.length !== KEY_COLUMNS.length) throw createForeignCursorError();
    query = query.where((eb) =>
      eb.or(
        KEY_COLUMNS.map((column, index) =>
          eb.and([
            ...KEY_COLUMNS.slice(0, index).map((equal, at) => eb(`point.${equal}`, '=', after[at] as number)),
            eb(`point.${column}`, '>', after[index] as number),
          ]),
        ),
      ),
    );
  }
  const rows = await query.execute();
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  const endCursor =
    last === undefined
      ? null
      : encodeSortCursor(
          'metric',
          KEY_COLUMNS.map((name) => last[name]),
        );
  return { items: kept.map(toMetricPoint), nextCursor: rows.length > limit ? endCursor : null, endCursor };
}
