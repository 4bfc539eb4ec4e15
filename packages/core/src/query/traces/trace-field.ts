/** What a filter of traces can name beside spans. */
export type TraceField =
  | { readonly entity: 'attribute'; readonly key: TraceAttribute }
  | { readonly entity: 'tag' | 'metadata' | 'feedback' | 'expectation'; readonly key: string }
  /** The id of an issue that was found in the trace. */
  | { readonly entity: 'issue' }
  /** A prompt version that the trace used, as `name/version`. Only `=`. */
  | { readonly entity: 'prompt'; readonly name: string; readonly version: string };

/** Times are milliseconds. */
export type TraceAttribute =
  | 'request_id'
  | 'client_request_id'
  | 'status'
  | 'name'
  | 'run_id'
  | 'timestamp'
  | 'execution_time'
  | 'end_time';

/** What a filter can name of a span. `content` is all that it says, attribute keys included. */
export type SpanField =
  | { readonly entity: 'column'; readonly key: SpanColumn }
  | { readonly entity: 'attribute'; readonly key: string }
  | { readonly entity: 'content' };

/** `execution_time` is milliseconds, absent while the span runs. */
export type SpanColumn = 'name' | 'type' | 'status' | 'model' | 'provider' | 'execution_time';

/** What traces can be ordered by. */
export type TraceSortField =
  | { readonly entity: 'attribute'; readonly key: Exclude<TraceAttribute, 'client_request_id'> | 'experiment_id' }
  | { readonly entity: 'tag' | 'metadata'; readonly key: string };
