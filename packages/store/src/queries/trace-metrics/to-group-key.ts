import type { TraceMetricsGroup, TraceMetricsQuery } from '@gander/core/trace-metrics/trace-metrics-query';

import { toBigInt } from '../../schema/int64.ts';
import { toTimeColumn } from './metric-columns.ts';
import { BUCKET_KEY, type FactValue } from './to-fact-query.ts';

/** The group that a row is, or belongs to. */
export function toGroupKey(
  row: Readonly<Record<string, FactValue>>,
  { bucketMs, dimensions, metric }: TraceMetricsQuery,
): Pick<TraceMetricsGroup, 'bucketMs' | 'dimensions'> {
  const bucket = bucketMs === null ? null : (row[BUCKET_KEY] ?? null);
  return {
    bucketMs: bucket === null ? null : toBigInt(bucket) / toTimeColumn(metric.view).perMs,
    dimensions: dimensions.map((_dimension, at) => String(row[`dimension_${at}`])),
  };
}
