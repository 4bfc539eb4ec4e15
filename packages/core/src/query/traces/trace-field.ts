/** What a filter of traces can name beside spans. */
export type TraceField =
  | { readonly entity: 'attribute'; readonly key: TraceAttribute }
  | { readonly entity: 'tag' | 'metadata' | 'feedback' | 'expectation'; readonly key: string }
  /** The number that feedback of a name is worth: itself, or 1 and 0 for yes and no. */
  | { readonly entity: 'score'; readonly key: string }
  /** Whether there is any, whatever its name. */
  | { readonly entity: 'assessed'; readonly kind: 'feedback' | 'expectation' }
  /** The id of an issue that was found in the trace. */
  | { readonly entity: 'issue' }
  /** A prompt version that the trace used, as `name/version`. Only `=`. */
  | { readonly entity: 'prompt'; readonly name: string; readonly version: string };

/** What a trace has one of. Times are milliseconds, costs US dollars. */
export type TraceAttribute = MlflowAttribute | TraceLabelAttribute | TraceFigure;

/** Those that MLflow's filters know. */
type MlflowAttribute =
  | 'request_id'
  | 'client_request_id'
  | 'status'
  | 'name'
  | 'run_id'
  | 'timestamp'
  | 'execution_time'
  | 'end_time';

/** Texts that lists and facets show. */
export type TraceLabelAttribute =
  | 'session'
  | 'user'
  | 'environment'
  | 'release'
  | 'framework'
  /** What is wrong, as the root or else a failed span says it. */
  | 'error'
  /** As the list shows them. */
  | 'input'
  | 'output';

/** Numbers that lists show. */
export type TraceFigure =
  | 'span_count'
  | 'error_count'
  | 'cost_usd'
  | 'input_tokens'
  | 'output_tokens'
  | 'total_tokens'
  | 'cache_read_tokens'
  | 'cache_write_tokens'
  | 'reasoning_tokens';

/** What a filter can name of a span. `content` is all that it says, attribute keys included. */
export type SpanField =
  | { readonly entity: 'column'; readonly key: SpanColumn }
  | { readonly entity: 'attribute'; readonly key: string }
  | { readonly entity: 'content' };

/** `execution_time` is milliseconds, absent while the span runs. */
export type SpanColumn = 'name' | 'type' | 'status' | 'model' | 'provider' | 'service' | 'tool' | 'execution_time';

/** What traces can be ordered by. */
export type TraceSortField =
  | {
      readonly entity: 'attribute';
      readonly key: Exclude<MlflowAttribute, 'client_request_id'> | TraceFigure | 'experiment_id';
    }
  | { readonly entity: 'tag' | 'metadata'; readonly key: string };
