import type { AssessmentTables } from './assessment-tables.ts';
import type { RegistryTables } from './registry-tables.ts';
import type { RunTables } from './run-tables.ts';
import type { SearchTables } from './search-tables.ts';
import type { TraceInfoTables } from './trace-info-tables.ts';
import type { DefaultSqlInteger, GeneratedSqlInteger, NullableSqlInteger, SqlInteger } from './sql-integer.ts';

export interface ExperimentsTable {
  experiment_id: GeneratedSqlInteger;
  name: string;
  artifact_location: string;
  /** `active` or `deleted`. */
  lifecycle_stage: string;
  creation_time_ms: SqlInteger;
  last_update_time_ms: SqlInteger;
}

export interface ExperimentTagsTable {
  experiment_id: SqlInteger;
  /** 1, 2, 3 …: tags are shown in the order in which they came. */
  tag_no: DefaultSqlInteger;
  tag_key: string;
  tag_value: string;
}

/** The six token columns that spans and traces share. */
export interface UsageColumns {
  input_tokens: NullableSqlInteger;
  output_tokens: NullableSqlInteger;
  total_tokens: NullableSqlInteger;
  cache_read_tokens: NullableSqlInteger;
  cache_write_tokens: NullableSqlInteger;
  reasoning_tokens: NullableSqlInteger;
}

export interface TracesTable extends UsageColumns {
  /** Local key: short, so that the tables of spans stay small. */
  trace_key: GeneratedSqlInteger;
  trace_id: string;
  experiment_id: SqlInteger;
  state: string;
  start_unix_nano: SqlInteger;
  end_unix_nano: NullableSqlInteger;
  name: string;
  root_span_id: string | null;
  span_count: SqlInteger;
  error_count: SqlInteger;
  cost_usd: number | null;
  session_id: string | null;
  user_id: string | null;
  /** JSON array of strings. */
  service_names: string;
  /** Of its spans at the last full roll-up: see `rows/value-list.ts`. `null` where nobody has looked, or they are too many. */
  models: string | null;
  span_types: string | null;
  input_preview: string | null;
  input_preview_span_id: string | null;
  output_preview: string | null;
  output_preview_span_id: string | null;
  /** What is shown should the root's preview go away; absent while the shown one is the fallback itself. */
  fallback_input_preview: string | null;
  fallback_input_span_id: string | null;
  fallback_output_preview: string | null;
  fallback_output_span_id: string | null;
  /** How many chunks the trace has; the number of its next one. */
  chunk_count: SqlInteger;
  /** `span_count` at the last full roll-up. */
  rolled_up_span_count: SqlInteger;
  /** 1 when it was closed because nothing came any more. */
  is_abandoned: DefaultSqlInteger;
  /** 1 when `trace_reports` has a row that goes before what the spans say. */
  has_report: DefaultSqlInteger;
  /** Of `chunk_count`, those that came before any by OTLP, as an uploaded file. */
  uploaded_chunk_count: DefaultSqlInteger;
  environment: string | null;
  /** `release` is a word of SQL in some databases. */
  release_name: string | null;
  /** Of `session_id`; `null` is an ordinary session. */
  session_granularity: string | null;
  /** The convention that its spans are written in. */
  framework: string | null;
  /** What is wrong, in one line. */
  error_message: string | null;
  /** The caller's own id, as spans say it; what a client reported is in `trace_reports`. */
  client_request_id: string | null;
  /** Which of the labels the root has spoken about: bits, in the order of `LABEL_FIELDS`. */
  label_origins: DefaultSqlInteger;
}

export interface TraceTagsTable {
  trace_key: SqlInteger;
  /** 1, 2, 3 …: shown in the order in which they came. */
  tag_no: DefaultSqlInteger;
  tag_key: string;
  tag_value: string;
  /** See `labels/tag-origin.ts`. */
  origin: DefaultSqlInteger;
}

/** OpenTelemetry's ids of traces that have another one of their client's. */
export interface TraceAliasesTable {
  alias_id: string;
  trace_id: string;
}

/** Traces whose full roll-up was put off. */
export interface PendingRollUpsTable {
  trace_key: SqlInteger;
}

/** Traces in progress. */
export interface OpenTracesTable {
  trace_key: SqlInteger;
  /** When the last spans came, milliseconds since the epoch. */
  last_arrival_ms: SqlInteger;
}

export interface SpansTable extends UsageColumns {
  trace_key: SqlInteger;
  span_id: string;
  parent_span_id: string | null;
  name: string;
  kind: SqlInteger;
  type: string;
  status: string;
  start_unix_nano: SqlInteger;
  end_unix_nano: NullableSqlInteger;
  service_name: string | null;
  model: string | null;
  provider: string | null;
  tool_name: string | null;
  cost_usd: number | null;
  response_id: string | null;
  session_id: string | null;
  user_id: string | null;
  /** The chunk that holds the newest version of the span. */
  chunk_no: SqlInteger;
}

interface PayloadColumns {
  /** Bytes before compression. */
  raw_size: SqlInteger;
  /** See `chunks/chunk-encoding.ts`. */
  encoding: SqlInteger;
  payload: Uint8Array;
}

export interface SpanChunksTable extends PayloadColumns {
  trace_key: SqlInteger;
  /** 0, 1, 2 … in order of arrival within the trace. */
  chunk_no: SqlInteger;
  /** The body that the payload is a cut of. */
  body_key: SqlInteger | null;
}

export interface RequestBodiesTable extends PayloadColumns {
  body_key: GeneratedSqlInteger;
}

export interface LogChunksTable extends PayloadColumns {
  log_key: GeneratedSqlInteger;
  /** The public id, not the key: log records may arrive before any span of their trace. */
  trace_id: string | null;
  experiment_id: SqlInteger;
  record_count: SqlInteger;
  time_unix_nano: SqlInteger;
  /** 1 when a record says something about a span. */
  has_content: DefaultSqlInteger;
  /** Hex digest of trace id, experiment and bytes: an exporter's retry finds itself. */
  digest: string;
}

/** USD per million tokens; an absent kind is billed as what it is part of. */
export interface ModelPricesTable {
  price_id: GeneratedSqlInteger;
  model_pattern: string;
  valid_from_ms: NullableSqlInteger;
  input_usd: number | null;
  output_usd: number | null;
  cache_read_usd: number | null;
  cache_write_usd: number | null;
  cache_write_1h_usd: number | null;
  reasoning_usd: number | null;
  input_audio_usd: number | null;
  output_audio_usd: number | null;
  creation_time_ms: SqlInteger;
}

export interface ReindexJobsTable {
  job_id: GeneratedSqlInteger;
  /** `running` or `done`. */
  state: string;
  experiment_id: NullableSqlInteger;
  from_unix_nano: NullableSqlInteger;
  /** Traces up to this key are done. */
  done_trace_key: SqlInteger;
  /** The newest trace when the job began: what comes later is translated well anyway. */
  last_trace_key: SqlInteger;
  done_count: SqlInteger;
  total_count: SqlInteger;
  creation_time_ms: SqlInteger;
}

export interface SchemaMigrationsTable {
  number: SqlInteger;
  name: string;
  applied_at_ms: SqlInteger;
}

export interface Database extends AssessmentTables, RegistryTables, RunTables, SearchTables, TraceInfoTables {
  experiments: ExperimentsTable;
  experiment_tags: ExperimentTagsTable;
  traces: TracesTable;
  trace_tags: TraceTagsTable;
  trace_metadata: TraceTagsTable;
  trace_aliases: TraceAliasesTable;
  pending_roll_ups: PendingRollUpsTable;
  open_traces: OpenTracesTable;
  spans: SpansTable;
  span_chunks: SpanChunksTable;
  request_bodies: RequestBodiesTable;
  log_chunks: LogChunksTable;
  model_prices: ModelPricesTable;
  reindex_jobs: ReindexJobsTable;
  schema_migrations: SchemaMigrationsTable;
}
