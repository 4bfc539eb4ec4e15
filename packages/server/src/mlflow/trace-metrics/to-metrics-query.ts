import type { MlflowRequest } from '@gander/api/mlflow/mlflow-routes';
import { AppError } from '@gander/core/errors';
import { requireMetricFilter } from '@gander/core/query/trace-metrics/require-metric-filter';
import {
  METRIC_CATALOG,
  type MetricDimension,
  type MetricName,
  type MetricRule,
  type MetricView,
} from '@gander/core/trace-metrics/metric-catalog';
import type {
  MetricAggregation,
  MetricFilter,
  TraceMetricsQuery,
} from '@gander/core/trace-metrics/trace-metrics-query';

import { checkCount } from '../check-count.ts';
import { parseExperimentIds } from '../parse-experiment-ids.ts';
import { requireMaxResults } from '../require-max-results.ts';

type Request = MlflowRequest<'queryTraceMetrics'>;

const LIMITS = { aggregations: 100, filters: 100 };
const PAGE = { fallback: 1000, max: 50_000 };
const MS_PER_SECOND = 1000n;
const MAX_PERCENTILE = 100;

/** A request as the query that it means. Throws `invalid_argument`, in the words of MLflow's server where it has some. */
export function toMetricsQuery(request: Request): TraceMetricsQuery {
  checkCount('aggregations', request.aggregations, LIMITS.aggregations);
  const { metric, rule } = requireMetric(request);
  return {
    experimentIds: parseExperimentIds(request.experiment_ids),
    metric,
    aggregations: requireAggregations(request, rule),
    dimensions: requireDimensions(request.dimensions ?? [], rule),
    filters: requireFilters(request.filters ?? [], metric.view),
    fromMs: request.start_time_ms ?? null,
    toMs: request.end_time_ms ?? null,
    bucketMs: requireBucket(request),
    limit: requireMaxResults(request.max_results, PAGE),
  };
}

function requireMetric({ view_type: view, metric_name: name }: Request): { metric: MetricName; rule: MetricRule } {
  const rules: Readonly<Record<string, MetricRule>> = METRIC_CATALOG[view];
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
  if (rule !== undefined) return { metric: { view, name } as MetricName, rule };
  throw new AppError(
    'invalid_argument',
    `metric_name must be one of ${toPythonList(Object.keys(rules))}, got '${name.slice(0, 100)}'`,
  );
}

function requireAggregations({ aggregations }: Request, rule: MetricRule): readonly MetricAggregation[] {
  const allowed: readonly string[] = rule.aggregations;
  const invalid = aggregations.map((one) => one.aggregation_type).filter((type) => !allowed.includes(type));
  if (invalid.length > 0) {
    throw new AppError(
      'invalid_argument',
      `Found invalid aggregation_type(s): ${toPythonList(invalid)}. Supported aggregation types: ${toPythonList(allowed)}`,
    );
  }
  return aggregations.map((one, at): MetricAggregation => {
    const type = one.aggregation_type;
    if (type === 'COUNT' || type === 'SUM' || type === 'AVG') return { type };
    return { type: 'PERCENTILE', percentile: requirePercentile(one.percentile_value, at) };
  });
}

function requirePercentile(value: number | undefined, at: number): number {
  if (value !== undefined && value >= 0 && value <= MAX_PERCENTILE) return value;
  const problem = value === undefined ? 'Missing value for required' : `Invalid value ${value} for`;
  throw new AppError(
    'invalid_argument',
    `${problem} parameter 'aggregations[${at}].percentile_value'. A percentile is a number from 0 to 100.`,
  );
}

function requireDimensions(dimensions: readonly string[], rule: MetricRule): readonly MetricDimension[] {
  const allowed: readonly string[] = rule.dimensions;
  const invalid = dimensions.filter((dimension) => !allowed.includes(dimension));
  if (invalid.length === 0) return rule.dimensions.length === 0 ? [] : [...new Set(dimensions as MetricDimension[])];
  throw new AppError(
    'invalid_argument',
    `Found invalid dimension(s): ${toPythonList(invalid)}. Supported dimensions: ${toPythonList(allowed)}`,
  );
}

function requireFilters(filters: readonly string[], view: MetricView): readonly MetricFilter[] {
  checkCount('filters', filters, LIMITS.filters);
  const parsed = filters.map(requireMetricFilter);
  for (const { entity } of parsed) {
    const needed = entity === 'span' ? 'SPANS' : entity === 'assessment' ? 'ASSESSMENTS' : view;
    if (needed !== view) {
      throw new AppError(
        'invalid_argument',
        `Filtering by ${entity} is only supported for ${needed} view type, got ${view}`,
      );
    }
  }
  return parsed;
}

function requireBucket({ time_interval_seconds: seconds = 0n, start_time_ms, end_time_ms }: Request): bigint | null {
  if (seconds === 0n) return null;
  if (seconds < 0n) {
    throw new AppError(
      'invalid_argument',
      `Invalid value ${seconds} for parameter 'time_interval_seconds' supplied. It must be positive.`,
    );
  }
  if (start_time_ms === undefined || end_time_ms === undefined) {
    throw new AppError(
      'invalid_argument',
      'start_time_ms and end_time_ms are required if time_interval_seconds is set',
    );
  }
  return seconds * MS_PER_SECOND;
}

function toPythonList(names: readonly string[]): string {
  return `[${names.map((name) => `'${name.slice(0, 100)}'`).join(', ')}]`;
}
