import type { MetricDimension, MetricName } from '@gander/core/trace-metrics/metric-catalog';
import { type RawBuilder, sql } from 'kysely';

const NANOS_PER_MS = 1_000_000;

const DIMENSION_COLUMNS = {
  trace_name: 'traces.name',
  trace_status: 'traces.state',
  span_name: 'spans.name',
  span_type: 'spans.type',
  span_status: 'spans.status',
  span_model_name: 'spans.model',
  span_model_provider: 'spans.provider',
  assessment_name: 'assessments.name',
  assessment_value: 'assessments.value_json',
} as const satisfies Record<MetricDimension, string>;

/** What rows are grouped by; `null` where it is not known. */
export function toDimensionColumn(dimension: MetricDimension): RawBuilder<string | null> {
  // A trace without a name has an empty one.
  if (dimension === 'trace_name') return sql`nullif(${sql.ref(DIMENSION_COLUMNS.trace_name)}, '')`;
  return sql.ref(DIMENSION_COLUMNS[dimension]);
}

/** What is aggregated; rows where it is `null` do not count. */
export function toMetricColumn({ view, name }: MetricName): RawBuilder<number | null> {
  switch (view) {
    case 'TRACES':
      if (name === 'trace_count') return sql.lit(1);
      return name === 'latency' ? toLatencyMs('traces') : sql.ref(`traces.${TOKEN_COLUMNS[name]}`);
    case 'SPANS':
      if (name === 'span_count') return sql.lit(1);
      return name === 'latency' ? toLatencyMs('spans') : sql.ref('spans.cost_usd');
    case 'ASSESSMENTS':
      return name === 'assessment_count' ? sql.lit(1) : sql.ref('assessments.value_number');
    default:
      return view satisfies never;
  }
}

const TOKEN_COLUMNS = {
  input_tokens: 'input_tokens',
  output_tokens: 'output_tokens',
  total_tokens: 'total_tokens',
  cache_read_input_tokens: 'cache_read_tokens',
  cache_creation_input_tokens: 'cache_write_tokens',
} as const;

/** When a row happened, and how many of its units a millisecond has. */
export function toTimeColumn(view: MetricName['view']): {
  readonly column: RawBuilder<bigint>;
  readonly perMs: bigint;
} {
  if (view === 'ASSESSMENTS') return { column: sql.ref('assessments.creation_time_ms'), perMs: 1n };
  const column = sql.ref<bigint>(view === 'TRACES' ? 'traces.start_unix_nano' : 'spans.start_unix_nano');
  return { column, perMs: BigInt(NANOS_PER_MS) };
}

/** Whole milliseconds. The rest is taken off first: not every database divides integers as integers. */
function toLatencyMs(table: 'traces' | 'spans'): RawBuilder<number | null> {
  const duration = sql`(${sql.ref(`${table}.end_unix_nano`)} - ${sql.ref(`${table}.start_unix_nano`)})`;
  const perMs = sql.lit(NANOS_PER_MS);
  return sql`((${duration} - ${duration} % ${perMs}) / ${perMs})`;
}
