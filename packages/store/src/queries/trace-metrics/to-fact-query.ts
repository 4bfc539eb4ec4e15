import type { MetricView } from '@gander/core/trace-metrics/metric-catalog';
import type { TraceMetricsQuery } from '@gander/core/trace-metrics/trace-metrics-query';
import { type SelectQueryBuilder, sql } from 'kysely';

import type { SqlExecutor } from '../../dialects/sql-connection.ts';
import { clampToInt64 } from '../../schema/int64.ts';
import type { Database } from '../../schema/tables.ts';
import { filterMetrics } from './filter-metrics.ts';
import { toDimensionColumn, toMetricColumn, toTimeColumn } from './metric-columns.ts';

/** A row per trace, span or assessment that counts: the names of {@link listGroupKeys}, and `fact_value`. */
export type FactQuery = SelectQueryBuilder<Database, 'traces', Readonly<Record<string, FactValue>>>;

export type FactValue = string | number | bigint | null;

export const FACT_VALUE = 'fact_value';
export const BUCKET_KEY = 'bucket';

const NANOS_PER_MS = 1_000_000n;

/** The columns that facts are grouped by: time first. */
export function listGroupKeys({ bucketMs, dimensions }: TraceMetricsQuery): readonly string[] {
  return [...(bucketMs === null ? [] : [BUCKET_KEY]), ...dimensions.map((_dimension, at) => `dimension_${at}`)];
}

/** Everything that a metrics query is about, one by one. */
export function toFactQuery(db: SqlExecutor, query: TraceMetricsQuery): FactQuery {
  const value = toMetricColumn(query.metric);
  const dimensions = query.dimensions.map(toDimensionColumn);
  let facts = joinView(db, query.metric.view)
    .where('traces.experiment_id', 'in', query.experimentIds.map(Number))
    .where((eb) => eb.and(query.filters.map((filter) => filterMetrics(eb, filter))))
    .where(value, 'is not', null)
    .select(value.as(FACT_VALUE));
  for (const [at, column] of dimensions.entries()) {
    facts = facts.where(column, 'is not', null).select(column.as(`dimension_${at}`));
  }
  const { fromMs, toMs, bucketMs } = query;
  if (fromMs !== null) facts = facts.where('traces.start_unix_nano', '>=', clampToInt64(fromMs * NANOS_PER_MS));
  if (toMs !== null) facts = facts.where('traces.start_unix_nano', '<', clampToInt64((toMs + 1n) * NANOS_PER_MS));
  if (bucketMs === null) return facts;
  const { column, perMs } = toTimeColumn(query.metric.view);
  const width = sql.lit(clampToInt64(bucketMs * perMs));
  return facts.select(sql<bigint>`(${column} - ${column} % ${width})`.as(BUCKET_KEY));
}

function joinView(db: SqlExecutor, view: MetricView): FactQuery {
  const traces = db.selectFrom('traces');
  switch (view) {
    case 'TRACES':
      return traces;
    case 'SPANS':
      return traces.innerJoin('spans', 'spans.trace_key', 'traces.trace_key');
    case 'ASSESSMENTS':
      return traces.innerJoin('assessments', 'assessments.trace_key', 'traces.trace_key');
    default:
      return view satisfies never;
  }
}
