import type { MetricAggregation } from '@gander/core/trace-metrics/trace-metrics-query';

const MAX_PERCENTILE = 100;

/** The same as the database works out. Expects at least one value. */
export function toAggregates(values: readonly number[], aggregations: readonly MetricAggregation[]): readonly number[] {
  const sorted = Float64Array.from(values).sort();
  const sum = values.reduce((total, value) => total + value, 0);
  return aggregations.map((aggregation) => {
    switch (aggregation.type) {
      case 'COUNT':
        return values.length;
      case 'SUM':
        return sum;
      case 'AVG':
        return sum / values.length;
      case 'PERCENTILE':
        return readPercentile(sorted, aggregation.percentile);
      default:
        return aggregation satisfies never;
    }
  });
}

/** On the line between the two values next to the place. */
function readPercentile(sorted: Float64Array, percentile: number): number {
  const place = (percentile / MAX_PERCENTILE) * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}
