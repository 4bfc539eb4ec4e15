import { createQueryError } from '../conjunction/query-error.ts';
import type { QueryKey } from '../conjunction/read-key.ts';
import type { SpanColumn, SpanField, TraceAttribute, TraceField, TraceFigure } from './trace-field.ts';

/** Every name that clients use for what a trace is asked about. */
const ENTITIES: ReadonlyMap<string, Exclude<TraceField['entity'], 'prompt' | 'assessed'> | 'span' | 'tokens'> = new Map(
  [
    ['attribute', 'attribute'],
    ['attributes', 'attribute'],
    ['trace', 'attribute'],
    ['tag', 'tag'],
    ['tags', 'tag'],
    ['metadata', 'metadata'],
    ['request_metadata', 'metadata'],
    ['feedback', 'feedback'],
    ['expectation', 'expectation'],
    ['issue', 'issue'],
    ['span', 'span'],
    ['score', 'score'],
    ['tokens', 'tokens'],
  ],
);

/** MLflow's, and what they are called in the figures and facets of a list. */
const ATTRIBUTES: ReadonlyMap<string, TraceAttribute | 'prompt' | 'text'> = new Map([
  ['request_id', 'request_id'],
  ['client_request_id', 'client_request_id'],
  ['status', 'status'],
  ['name', 'name'],
  ['run_id', 'run_id'],
  ['timestamp', 'timestamp'],
  ['timestamp_ms', 'timestamp'],
  ['execution_time', 'execution_time'],
  ['execution_time_ms', 'execution_time'],
  ['end_time', 'end_time'],
  ['end_time_ms', 'end_time'],
  ['prompt', 'prompt'],
  ['text', 'text'],
  ['duration_ms', 'execution_time'],
  ['session', 'session'],
  ['user', 'user'],
  ['environment', 'environment'],
  ['release', 'release'],
  ['framework', 'framework'],
  ['error', 'error'],
  ['input', 'input'],
  ['output', 'output'],
  ['span_count', 'span_count'],
  ['error_count', 'error_count'],
  ['cost_usd', 'cost_usd'],
]);

/** What some span of the trace is. Unlike `span.…`, conditions on these side by side may be met by different spans. */
const SOME_SPAN: ReadonlyMap<string, SpanColumn> = new Map([
  ['model', 'model'],
  ['provider', 'provider'],
  ['service', 'service'],
  ['tool', 'tool'],
  ['type', 'type'],
]);

const TOKENS: ReadonlyMap<string, TraceFigure> = new Map([
  ['input', 'input_tokens'],
  ['output', 'output_tokens'],
  ['total', 'total_tokens'],
  ['cached', 'cache_read_tokens'],
  ['cache_write', 'cache_write_tokens'],
  ['reasoning', 'reasoning_tokens'],
]);

const SPAN_COLUMNS = ['name', 'type', 'status', 'model', 'provider', 'service', 'tool'] as const;
const SPAN_TIMES = ['execution_time', 'execution_time_ms'];
const SPAN_KEYS = [...SPAN_COLUMNS, 'execution_time_ms', 'attributes.<key>', 'content'];
const SPAN_ATTRIBUTE = 'attributes.';

/** What a key names. `prompt` and `text` have grammars of their own. */
export type NamedField =
  | { readonly of: 'trace'; readonly field: Exclude<TraceField, { readonly entity: 'prompt' }> }
  | { readonly of: 'span'; readonly field: SpanField }
  /** Asked of all spans together. */
  | { readonly of: 'some-span'; readonly column: SpanColumn }
  | { readonly of: 'prompt' }
  | { readonly of: 'text' };

/** Throws `invalid_argument` with what a key could be. */
export function requireNamedField(named: QueryKey): NamedField {
  const entity = named.entity === undefined ? 'attribute' : ENTITIES.get(named.entity);
  switch (entity) {
    case undefined:
      throw createQueryError(
        `Invalid entity type '${named.entity}'. Valid values are ${[...ENTITIES.keys()].join(', ')}`,
        named.position,
      );
    case 'span':
      return { of: 'span', field: requireSpanField(named.key, named.position) };
    case 'attribute':
      return requireAttribute(named);
    case 'tokens':
      return { of: 'trace', field: { entity: 'attribute', key: requireTokens(named) } };
    case 'issue':
      if (named.key === 'id') return { of: 'trace', field: { entity } };
      throw createQueryError(`Invalid issue key '${named.key}' specified. The valid key is id`, named.position);
    default:
      return { of: 'trace', field: { entity, key: named.key } };
  }
}

/** Inside `span(…)` the prefix `span.` may be left out. */
export function requireFieldOfSpan({ entity, key, position }: QueryKey): SpanField {
  if (entity === undefined || entity === 'span') return requireSpanField(key, position);
  return requireSpanField(`${entity}.${key}`, position);
}

/** `attribute` as it is spelled in orders and filters, or `undefined`. */
export function findTraceAttribute(key: string): TraceAttribute | undefined {
  const attribute = ATTRIBUTES.get(key);
  return attribute === 'prompt' || attribute === 'text' ? undefined : attribute;
}

/** `tokens.…` as it is spelled in orders and filters; throws `invalid_argument` with what it could be. */
export function requireTokens({ key, position }: QueryKey): TraceFigure {
  const figure = TOKENS.get(key);
  if (figure !== undefined) return figure;
  throw createQueryError(
    `Invalid tokens key '${key}' specified. Valid keys are ${[...TOKENS.keys()].join(', ')}`,
    position,
  );
}

function requireAttribute({ entity, key, position }: QueryKey): NamedField {
  // Bare alone: `trace.feedback` is nothing that anybody has heard of.
  if (entity === undefined && (key === 'feedback' || key === 'expectation')) {
    return { of: 'trace', field: { entity: 'assessed', kind: key } };
  }
  const column = SOME_SPAN.get(key);
  if (column !== undefined) return { of: 'some-span', column };
  const attribute = ATTRIBUTES.get(key);
  if (attribute === 'prompt' || attribute === 'text') return { of: attribute };
  if (attribute !== undefined) return { of: 'trace', field: { entity: 'attribute', key: attribute } };
  throw createQueryError(
    `Invalid attribute key '${key}' specified. Valid keys are ${[...ATTRIBUTES.keys(), ...SOME_SPAN.keys()].join(', ')}`,
    position,
  );
}

function requireSpanField(key: string, position: number): SpanField {
  if (key === 'content') return { entity: 'content' };
  if (SPAN_TIMES.includes(key)) return { entity: 'column', key: 'execution_time' };
  if (key.startsWith(SPAN_ATTRIBUTE) && key.length > SPAN_ATTRIBUTE.length) {
    return { entity: 'attribute', key: key.slice(SPAN_ATTRIBUTE.length) };
  }
  const column = SPAN_COLUMNS.find((name) => name === key);
  if (column !== undefined) return { entity: 'column', key: column };
  throw createQueryError(`Invalid span attribute '${key}' specified. Valid keys are ${SPAN_KEYS.join(', ')}`, position);
}
