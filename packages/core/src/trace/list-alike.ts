type Key = string | number;

/**
 * The indexes below `count` that share a key, in lists of at least two. `undefined` is no key. Nearly always there are none, and
 * then no list is made.
 */
export function listAlike(count: number, toKey: (index: number) => Key | undefined): readonly (readonly number[])[] {
  let firstOfKey: Map<Key, number> | undefined;
  let lists: Map<Key, number[]> | undefined;
  for (let index = 0; index < count; index += 1) {
    const key = toKey(index);
    if (key === undefined) continue;
    firstOfKey ??= new Map();
    const first = firstOfKey.get(key);
    if (first === undefined) {
      firstOfKey.set(key, index);
      continue;
    }
    lists ??= new Map();
    const list = lists.get(key);
    if (list === undefined) lists.set(key, [first, index]);
    else list.push(index);
  }
  return lists === undefined ? [] : [...lists.values()];
}
