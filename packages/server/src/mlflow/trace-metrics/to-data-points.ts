import type { MlflowRequest, MlflowResponse } from '@gander/api/mlflow/mlflow-routes';
import { toPythonJson } from '@gander/core/json/to-python-json';
import type {
  MetricAggregation,
  TraceMetricsGroup,
  TraceMetricsQuery,
} from '@gander/core/trace-metrics/trace-metrics-query';

type DataPoints = NonNullable<MlflowResponse<'queryTraceMetrics'>['data_points']>;

/** The groups as MLflow's clients read them. */
export function toDataPoints(
  groups: readonly TraceMetricsGroup[],
  query: TraceMetricsQuery,
  { metric_name }: Pick<MlflowRequest<'queryTraceMetrics'>, 'metric_name'>,
): DataPoints {
  const names = query.aggregations.map(toValueName);
  return groups.map((group) => ({
    metric_name,
    dimensions: toDimensions(group, query),
    values: toValues(group, names),
  }));
}

function toDimensions({ bucketMs, dimensions }: TraceMetricsGroup, query: TraceMetricsQuery): Record<string, string> {
  return {
    ...(bucketMs === null ? {} : { time_bucket: toIsoTime(bucketMs) }),
    ...Object.fromEntries(dimensions.map((value, at) => [query.dimensions[at] ?? '', value])),
  };
}

function toValues({ values }: TraceMetricsGroup, names: readonly string[]): Record<string, number> {
  return Object.fromEntries(values.flatMap((value, at) => (value === null ? [] : [[names[at] ?? '', value]])));
}

/** Percentiles by their number as Python writes it: `P50.0`. */
function toValueName(aggregation: MetricAggregation): string {
  return aggregation.type === 'PERCENTILE' ? `P${toPythonJson(aggregation.percentile)}` : aggregation.type;
}

/** As Python's `isoformat` writes UTC. */
function toIsoTime(timeMs: bigint): string {
  return new Date(Number(timeMs)).toISOString().replace(/(\.000)?Z$/, '+00:00');
}
