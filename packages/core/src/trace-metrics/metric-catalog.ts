/** What is counted and measured: traces, their spans, or what is said about them. */
export const METRIC_VIEWS = ['TRACES', 'SPANS', 'ASSESSMENTS'] as const;

export type MetricView = (typeof METRIC_VIEWS)[number];

export type AggregationType = 'COUNT' | 'SUM' | 'AVG' | 'PERCENTILE';

/** What rows can be grouped by. */
export type MetricDimension =
  | 'trace_name'
  | 'trace_status'
  | 'span_name'
  | 'span_type'
  | 'span_status'
  | 'span_model_name'
  | 'span_model_provider'
  | 'assessment_name'
  | 'assessment_value';

/** What a metric allows. */
export interface MetricRule {
  readonly aggregations: readonly AggregationType[];
  readonly dimensions: readonly MetricDimension[];
}

const COUNT: readonly AggregationType[] = ['COUNT'];
const AVERAGES: readonly AggregationType[] = ['AVG', 'PERCENTILE'];
const SUMS: readonly AggregationType[] = ['AVG', 'PERCENTILE', 'SUM'];

const TOKENS: MetricRule = { aggregations: SUMS, dimensions: ['trace_name'] };
const COST: MetricRule = { aggregations: SUMS, dimensions: ['span_model_name', 'span_model_provider'] };

/**
 * The metrics of each view, under the names that MLflow's clients use. Latencies are whole milliseconds, costs US dollars.
 * Source: `mlflow/store/tracking/utils/sql_trace_metrics_utils.py`.
 */
export const METRIC_CATALOG = {
  TRACES: {
    trace_count: { aggregations: COUNT, dimensions: ['trace_name', 'trace_status'] },
    latency: { aggregations: AVERAGES, dimensions: ['trace_name'] },
    input_tokens: TOKENS,
    output_tokens: TOKENS,
    total_tokens: TOKENS,
    cache_read_input_tokens: TOKENS,
    cache_creation_input_tokens: TOKENS,
  },
  SPANS: {
    span_count: {
      aggregations: COUNT,
      dimensions: ['span_model_name', 'span_model_provider', 'span_name', 'span_status', 'span_type'],
    },
    latency: { aggregations: AVERAGES, dimensions: ['span_name', 'span_status'] },
    input_cost: COST,
    output_cost: COST,
    total_cost: COST,
  },
  ASSESSMENTS: {
    assessment_count: { aggregations: COUNT, dimensions: ['assessment_name', 'assessment_value'] },
    assessment_value: { aggregations: AVERAGES, dimensions: ['assessment_name'] },
  },
} as const satisfies Record<MetricView, Record<string, MetricRule>>;

/** A metric together with its view: names repeat. */
export type MetricName = {
  readonly [View in MetricView]: { readonly view: View; readonly name: keyof (typeof METRIC_CATALOG)[View] };
}[MetricView];
