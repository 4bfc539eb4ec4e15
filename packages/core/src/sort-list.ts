/** Above this an insertion takes longer than what it saves. */
const MAX_INSERTED = 32;

/**
 * Sorts in place and returns the same list. Those of which `compare` says 0 keep their order; it must not say 1 of equals. For
 * the many short lists of ingest: the engine's own sort makes more than a kilobyte of work space for each, however short.
 */
export function sortList<Item>(list: Item[], compare: (left: Item, right: Item) => number): Item[] {
  if (list.length > MAX_INSERTED) return list.sort(compare);
  for (let index = 1; index < list.length; index += 1) {
    const item = list[index] as Item;
    let place = index;
    while (place > 0 && compare(list[place - 1] as Item, item) > 0) {
      list[place] = list[place - 1] as Item;
      place -= 1;
    }
    list[place] = item;
  }
  return list;
}
