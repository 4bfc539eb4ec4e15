import type { MetricPoint } from '@gander/core/run';

import type { SqlConnection, SqlExecutor } from '../dialects/sql-connection.ts';
import { toMetricColumns } from '../rows/metric-columns.ts';
import { toMetricPoint } from '../rows/run-row.ts';
import { sliceList } from './pad-list.ts';

export interface MetricsWrite {
  readonly runKey: number;
  readonly points: readonly MetricPoint[];
}

interface Latest {
  readonly metricNo: number;
  readonly point: MetricPoint;
  readonly change: 'none' | 'update' | 'insert';
}

/** Adds points to the histories of a run; one that is there already is passed over. Belongs in a transaction. */
export async function writeRunMetrics(
  trx: SqlExecutor,
  { dialect }: SqlConnection,
  { runKey, points }: MetricsWrite,
): Promise<void> {
  if (points.length === 0) return;
  const latest = await readLatest(trx, { runKey, points });
  let metricNo = await readLastNo(trx, runKey);
  const rows = points.map((point) => {
    const known = latest.get(point.key);
    if (known === undefined) {
      metricNo += 1;
      latest.set(point.key, { metricNo, point, change: 'insert' });
    } else if (isLater(point, known.point)) {
      latest.set(point.key, { ...known, point, change: known.change === 'insert' ? 'insert' : 'update' });
    }
    return { run_key: runKey, metric_no: known?.metricNo ?? metricNo, ...toMetricColumns(point) };
  });
  for (const slice of sliceList(rows)) {
    await dialect.skipDuplicates(trx.insertInto('metric_points').values([...slice])).execute();
  }
  await writeLatest(trx, runKey, latest);
}

async function readLatest(trx: SqlExecutor, { runKey, points }: MetricsWrite): Promise<Map<string, Latest>> {
  const latest = new Map<string, Latest>();
  for (const keys of sliceList([...new Set(points.map(({ key }) => key))])) {
    const rows = await trx
      .selectFrom('run_metrics')
      .selectAll()
      .where('run_key', '=', runKey)
      .where('metric_key', 'in', keys)
      .execute();
    for (const row of rows) {
      latest.set(row.metric_key, { metricNo: Number(row.metric_no), point: toMetricPoint(row), change: 'none' });
    }
  }
  return latest;
}

async function readLastNo(trx: SqlExecutor, runKey: number): Promise<number> {
  const last = await trx
    .selectFrom('run_metrics')
    .select((eb) => eb.fn.max('metric_no').as('metric_no'))
    .where('run_key', '=', runKey)
    .executeTakeFirst();
  return Number(last?.metric_no ?? 0);
}

async function writeLatest(trx: SqlExecutor, runKey: number, latest: ReadonlyMap<string, Latest>): Promise<void> {
  const created = [];
  for (const { metricNo, point, change } of latest.values()) {
    if (change === 'insert') {
      created.push({ run_key: runKey, metric_no: metricNo, metric_key: point.key, ...toMetricColumns(point) });
    } else if (change === 'update') {
      await trx
        .updateTable('run_metrics')
        .set(toMetricColumns(point))
        .where('run_key', '=', runKey)
        .where('metric_key', '=', point.key)
        .execute();
    }
  }
  for (const slice of sliceList(created))
    await trx
      .insertInto('run_metrics')
      .values([...slice])
      .execute();
}

/** By step, then time, then value; NaN counts as 0, as it is stored. */
function isLater(point: MetricPoint, before: MetricPoint): boolean {
  if (point.step !== before.step) return point.step > before.step;
  if (point.timestampMs !== before.timestampMs) return point.timestampMs > before.timestampMs;
  return (point.value || 0) > (before.value || 0);
}
