import { createQueryError } from './query-error.ts';
import { type QueryKey, readKey } from './read-key.ts';
import { splitQuery } from './split-query.ts';
import { createTokenReader } from './token-reader.ts';

/** One item of an `order_by`: a key, then `ASC` (which is what its absence means) or `DESC`. */
export interface OrderItem {
  readonly key: QueryKey;
  readonly direction: 'asc' | 'desc';
}

/** Throws `invalid_argument` with the place and what was expected there. */
export function readOrder(item: string): OrderItem {
  const reader = createTokenReader(splitQuery(item));
  const key = readKey(reader);
  const isDescending = reader.skip('DESC');
  if (!isDescending) reader.skip('ASC');
  const { kind, position } = reader.peek();
  if (kind === 'end') return { key, direction: isDescending ? 'desc' : 'asc' };
  throw createQueryError(`Invalid ordering key in order_by clause '${item}'. Expected ASC, DESC or the end`, position);
}
