import type { SortKey } from '../conjunction/condition.ts';
import { createQueryError } from '../conjunction/query-error.ts';
import { splitQuery } from '../conjunction/split-query.ts';
import { createTokenReader } from '../conjunction/token-reader.ts';
import { readTraceKey } from './read-trace-key.ts';
import { findTraceAttribute, requireTokens } from './require-named-field.ts';
import type { TraceAttribute, TraceLabelAttribute, TraceSortField } from './trace-field.ts';

const ENTITIES: ReadonlyMap<string, TraceSortField['entity']> = new Map([
  ['attribute', 'attribute'],
  ['attributes', 'attribute'],
  ['trace', 'attribute'],
  ['tag', 'tag'],
  ['tags', 'tag'],
  ['metadata', 'metadata'],
  ['request_metadata', 'metadata'],
]);

/** Too long to be put in order, or of no meaning to anybody who would. */
const UNORDERED: ReadonlySet<TraceAttribute> = new Set<Unordered>([
  'client_request_id',
  'session',
  'user',
  'environment',
  'release',
  'framework',
  'error',
  'input',
  'output',
]);

const KEYS = [
  'timestamp_ms',
  'execution_time_ms',
  'end_time_ms',
  'status',
  'request_id',
  'experiment_id',
  'name',
  'run_id',
  'span_count',
  'error_count',
  'cost_usd',
];

/** The keys of an order of traces, `ASC` where nothing is said. Throws `invalid_argument` with the place of what is wrong. */
export function requireTraceOrder(items: readonly string[]): readonly SortKey<TraceSortField>[] {
  return items.map(requireItem);
}

function requireItem(item: string): SortKey<TraceSortField> {
  const reader = createTokenReader(splitQuery(item));
  const field = requireField(readTraceKey(reader));
  const isDescending = reader.skip('DESC');
  if (!isDescending) reader.skip('ASC');
  const { kind, position } = reader.peek();
  if (kind === 'end') return { field, direction: isDescending ? 'desc' : 'asc' };
  throw createQueryError(`Invalid ordering key in order_by clause '${item}'. Expected ASC, DESC or the end`, position);
}

function requireField(named: ReturnType<typeof readTraceKey>): TraceSortField {
  const { entity, key, position } = named;
  if (entity === 'tokens') return { entity: 'attribute', key: requireTokens(named) };
  const kind = entity === undefined ? 'attribute' : ENTITIES.get(entity);
  if (kind === undefined) {
    throw createQueryError(
      `Invalid identifier type '${entity}'. Expected one of ${[...ENTITIES.keys()].join(', ')}`,
      position,
    );
  }
  if (kind !== 'attribute') return { entity: kind, key };
  const attribute = key === 'experiment_id' ? key : findTraceAttribute(key);
  if (attribute !== undefined && isOrdered(attribute)) return { entity: kind, key: attribute };
  throw createQueryError(`Invalid attribute key '${key}' specified. Valid keys are ${KEYS.join(', ')}`, position);
}

type Unordered = TraceLabelAttribute | 'client_request_id';

function isOrdered<Key extends TraceAttribute | 'experiment_id'>(key: Key): key is Exclude<Key, Unordered> {
  return !(UNORDERED as ReadonlySet<string>).has(key);
}
