/** A key of the language of trace filters, for people who look for one. */
export interface LanguageKey {
  readonly key: string;
  /** `presence`: only `IS NULL` and `IS NOT NULL`. */
  readonly type: 'text' | 'number' | 'presence';
  readonly description: string;
  /** Values of it can be counted. */
  readonly hasValues: boolean;
}

const text = (key: string, description: string): LanguageKey => ({ key, type: 'text', description, hasValues: true });
const number = (key: string, description: string): LanguageKey => ({
  key,
  type: 'number',
  description,
  hasValues: false,
});

/** In the order in which they are of use. */
export const LANGUAGE_KEYS: readonly LanguageKey[] = [
  text('status', 'OK, ERROR or IN_PROGRESS'),
  text('name', 'Name of the trace'),
  text('model', 'Model of some span'),
  text('type', 'Type of some span: AGENT, TOOL, CHAT_MODEL …'),
  text('tool', 'Tool that some span runs'),
  text('error', 'What went wrong, in one line'),
  number('execution_time_ms', 'Latency in milliseconds'),
  number('tokens.total', 'Tokens of all model calls'),
  number('tokens.input', 'Input tokens, cached ones included'),
  number('tokens.output', 'Output tokens, reasoning included'),
  number('tokens.cached', 'Input tokens read from a cache'),
  number('tokens.cache_write', 'Input tokens written to a cache'),
  number('tokens.reasoning', 'Output tokens spent on reasoning'),
  number('cost_usd', 'Cost in US dollars'),
  text('session', 'Session the trace belongs to'),
  text('user', 'User the trace belongs to'),
  text('service', 'service.name of some span'),
  text('framework', 'Convention the spans are written in'),
  text('provider', 'Provider of some model call'),
  text('environment', 'Where it ran'),
  text('release', 'Version that ran'),
  { key: 'input', type: 'text', description: 'Input as the list shows it', hasValues: false },
  { key: 'output', type: 'text', description: 'Output as the list shows it', hasValues: false },
  number('span_count', 'Spans of the trace'),
  number('error_count', 'Spans that failed'),
  { key: 'feedback', type: 'presence', description: 'Any feedback at all', hasValues: false },
  { key: 'expectation', type: 'presence', description: 'Any expectation at all', hasValues: false },
  number('timestamp_ms', 'Start, milliseconds since 1970'),
  number('end_time_ms', 'End, milliseconds since 1970'),
  text('run_id', 'Run the trace belongs to'),
  { key: 'request_id', type: 'text', description: 'Id of the trace', hasValues: false },
  { key: 'client_request_id', type: 'text', description: 'Id the caller gave it', hasValues: false },
  { key: 'prompt', type: 'text', description: "Prompt version it used, 'name/version'", hasValues: false },
  { key: 'issue.id', type: 'text', description: 'Issue found in it', hasValues: false },
  text('span.name', 'Name of a span; span.… side by side are about one span'),
  text('span.type', 'Type of a span'),
  text('span.status', 'OK, ERROR or UNSET'),
  text('span.model', 'Model of a span'),
  text('span.tool', 'Tool that a span of type TOOL runs'),
  text('span.provider', 'Provider of a span'),
  text('span.service', 'service.name of a span'),
  number('span.execution_time_ms', 'Latency of a span in milliseconds'),
  { key: 'span.content', type: 'text', description: 'All that a span says; LIKE, ILIKE, RLIKE', hasValues: false },
];
