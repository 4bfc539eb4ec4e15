import type { MetricPoint } from '@gander/core/run';

/** The columns that a latest value and a point of a history share. SQL has no NaN, so that it has a column of its own. */
export function toMetricColumns(point: MetricPoint) {
  const isNan = Number.isNaN(point.value);
  return {
    // Adding 0 makes -0 the 0 that it equals: one value, one key.
    metric_value: isNan ? 0 : point.value + 0,
    is_nan: isNan ? 1 : 0,
    step: point.step,
    timestamp_ms: point.timestampMs,
    model_id: point.modelId ?? null,
    dataset_name: point.datasetName ?? null,
    dataset_digest: point.datasetDigest ?? null,
  };
}
