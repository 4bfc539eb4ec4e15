import type { NullableSqlInteger, SqlInteger } from './sql-integer.ts';

/** What clients said about traces as a whole. Traces that came as spans alone have no row. */
export interface TraceReportsTable {
  trace_key: SqlInteger;
  /** The caller's own id. */
  client_request_id: string | null;
  /** As reported; what counts is in `traces`. */
  state: string | null;
  start_ms: NullableSqlInteger;
  duration_ms: NullableSqlInteger;
  name: string | null;
  input_preview: string | null;
  output_preview: string | null;
  session_id: string | null;
  user_id: string | null;
  /** JSON object. */
  usage: string | null;
}

/** Traces that were linked to runs after the fact. By public ids: neither needs to exist. */
export interface TraceRunsTable {
  run_id: string;
  trace_id: string;
}

/** Prompt versions that traces used. By public ids, as above. */
export interface TracePromptsTable {
  prompt_name: string;
  prompt_version: string;
  trace_id: string;
}

export interface TraceInfoTables {
  trace_reports: TraceReportsTable;
  trace_runs: TraceRunsTable;
  trace_prompts: TracePromptsTable;
}
