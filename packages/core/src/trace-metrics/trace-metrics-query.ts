import type { ExperimentId } from '../ids.ts';
import type { MetricDimension, MetricName } from './metric-catalog.ts';

export type MetricAggregation =
  | { readonly type: 'COUNT' | 'SUM' | 'AVG' }
  /** 0 to 100; between two values the percentile is on the line that joins them. */
  | { readonly type: 'PERCENTILE'; readonly percentile: number };

/** A field has this text. Those of traces may be used in every view, the others in their own. */
export type MetricFilter =
  | { readonly entity: 'trace'; readonly field: 'status'; readonly value: string }
  | { readonly entity: 'trace'; readonly field: 'tag' | 'metadata'; readonly key: string; readonly value: string }
  | { readonly entity: 'span'; readonly field: 'name' | 'status' | 'type'; readonly value: string }
  | { readonly entity: 'assessment'; readonly field: 'name' | 'type'; readonly value: string };

export interface TraceMetricsQuery {
  readonly experimentIds: readonly ExperimentId[];
  readonly metric: MetricName;
  readonly aggregations: readonly MetricAggregation[];
  readonly dimensions: readonly MetricDimension[];
  /** All of them must hold. */
  readonly filters: readonly MetricFilter[];
  /** Of traces: started at or after, and at or before; milliseconds since the epoch. */
  readonly fromMs: bigint | null;
  readonly toMs: bigint | null;
  /** Width of the buckets of time; `null` for no buckets. */
  readonly bucketMs: bigint | null;
  /** Groups at most. */
  readonly limit: number;
}

/** One group. Those without a value, or with a dimension that is not known, are left out. */
export interface TraceMetricsGroup {
  /** When the bucket begins, milliseconds since the epoch; `null` without buckets. */
  readonly bucketMs: bigint | null;
  /** In the order asked for, as are the values. */
  readonly dimensions: readonly string[];
  readonly values: readonly (number | null)[];
}
