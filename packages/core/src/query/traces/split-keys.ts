import { splitQuery } from '../conjunction/split-query.ts';

/** The keys of a comma list, each as it was written: ``status, tags.`a, b` ``. Throws `invalid_argument` at what is no key. */
export function splitKeys(list: string): readonly string[] {
  const keys: string[] = [];
  let start = 0;
  for (const { kind, value, position } of splitQuery(list)) {
    if (kind !== 'end' && value !== ',') continue;
    if (kind !== 'symbol' && kind !== 'end') continue;
    const key = list.slice(start, position).trim();
    if (key !== '') keys.push(key);
    start = position + 1;
  }
  return keys;
}
