import { createQueryError } from './query-error.ts';
import type { TokenReader } from './token-reader.ts';

/** What a comparison or an order is about: `metrics.loss`, ``tags.`a key` ``, `status`. */
export interface QueryKey {
  /** Before the first dot; absent for a bare key. */
  readonly entity: string | undefined;
  readonly key: string;
  readonly position: number;
}

/** Reads a key. After a dot, quotes hold a key like backticks do. */
export function readKey(reader: TokenReader): QueryKey {
  const { kind, value, source, position } = reader.take();
  if (kind === 'name') return { entity: undefined, key: value, position };
  if (kind !== 'word') {
    const found = kind === 'end' ? 'the end' : source;
    throw createQueryError(`Invalid clause(s): expected a key such as tags.name, found ${found}`, position);
  }
  const dot = value.indexOf('.');
  if (dot === -1) return { entity: undefined, key: value, position };
  const entity = value.slice(0, dot);
  if (dot < value.length - 1) return { entity, key: value.slice(dot + 1), position };
  const quoted = reader.take();
  if (quoted.kind === 'name' || quoted.kind === 'text') return { entity, key: quoted.value, position };
  throw createQueryError(`Expected a key after ${value}`, quoted.position);
}
