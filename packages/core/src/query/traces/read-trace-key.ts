import { createQueryError } from '../conjunction/query-error.ts';
import type { QueryKey } from '../conjunction/read-key.ts';
import type { TokenReader } from '../conjunction/token-reader.ts';

/** Reads a key of any depth: `status`, `tags.team`, ``span.attributes.`my key` ``. After a dot, quotes may hold the rest. */
export function readTraceKey(reader: TokenReader): QueryKey {
  const { kind, value, source, position } = reader.take();
  if (kind === 'name') return { entity: undefined, key: value, position };
  if (kind === 'end') throw createQueryError('Expected a key such as tags.team or span.name, found the end', position);
  if (kind !== 'word') {
    throw createQueryError(
      `Invalid clause(s) in filter string: '${source}'. Expected a key such as tags.team or span.name`,
      position,
    );
  }
  const path = value.endsWith('.') ? value + readQuoted(reader, value) : value;
  const dot = path.indexOf('.');
  return dot === -1
    ? { entity: undefined, key: path, position }
    : { entity: path.slice(0, dot), key: path.slice(dot + 1), position };
}

function readQuoted(reader: TokenReader, before: string): string {
  const { kind, value, position } = reader.take();
  if ((kind === 'name' || kind === 'text') && value !== '') return value;
  throw createQueryError(`Expected a key after ${before}`, position);
}
