import type { MetricFilter } from '../../trace-metrics/trace-metrics-query.ts';
import { createQueryError } from '../conjunction/query-error.ts';
import { splitQuery } from '../conjunction/split-query.ts';
import { createTokenReader, type TokenReader } from '../conjunction/token-reader.ts';

/**
 * One filter of a metrics query: `trace.status = 'OK'`, `trace.tag.team = 'a'`, `span.type = 'TOOL'`. Throws
 * `invalid_argument` with the place and what was expected there.
 */
export function requireMetricFilter(filter: string): MetricFilter {
  const reader = createTokenReader(splitQuery(filter));
  const { position } = reader.peek();
  const { entity, field, key } = readField(reader);
  const comparator = reader.require('symbol', "the comparator '='");
  if (comparator.value !== '=') {
    throw createQueryError(
      `Invalid comparator: '${comparator.value}', only '=' operator is supported`,
      comparator.position,
    );
  }
  const { value } = reader.require('text', "a quoted string value (e.g. 'my-value')");
  const end = reader.peek();
  if (end.kind !== 'end') {
    throw createQueryError(`Invalid filter: '${filter}'. Expected one filter clause`, end.position);
  }
  const found = toFilter({ entity, field, key }, value);
  if (found !== undefined) return found;
  throw createQueryError(
    `Invalid identifier '${[entity, field, key].filter((part) => part !== undefined && part !== '').join('.')}'. Expected trace.status, trace.tag.<key>, trace.metadata.<key>, span.name, span.status, span.type, assessment.name or assessment.type`,
    position,
  );
}

interface FieldPath {
  readonly entity: string;
  readonly field: string;
  readonly key: string | undefined;
}

/** `trace.tag.a.b` or ``trace.tag.`a b` ``: what follows the second dot is the key. */
function readField(reader: TokenReader): FieldPath {
  const { value } = reader.require('word', 'a field such as trace.status');
  const [entity = '', field = '', ...rest] = value.split('.');
  const key = rest.join('.');
  const next = reader.peek();
  if (rest.length === 0 || key !== '' || (next.kind !== 'name' && next.kind !== 'text')) {
    return { entity, field, key: rest.length === 0 ? undefined : key };
  }
  return { entity, field, key: reader.take().value };
}

function toFilter({ entity, field, key }: FieldPath, value: string): MetricFilter | undefined {
  if (entity === 'trace' && (field === 'tag' || field === 'metadata')) {
    return key === undefined || key === '' ? undefined : { entity, field, key, value };
  }
  if (key !== undefined) return undefined;
  if (entity === 'trace' && field === 'status') return { entity, field, value };
  if (entity === 'span' && (field === 'name' || field === 'status' || field === 'type')) {
    return { entity, field, value };
  }
  return entity === 'assessment' && (field === 'name' || field === 'type') ? { entity, field, value } : undefined;
}
