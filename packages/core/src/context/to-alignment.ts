export interface Alignment {
  /** For each later item. `changed`: it stands where an item of its kind was replaced. */
  readonly changes: readonly ('kept' | 'added' | 'changed')[];
  /** Indexes of earlier items that are gone, those that were changed left out. */
  readonly removed: readonly number[];
}

interface Alignable {
  readonly kind: string;
  readonly role?: string;
}

/** Above this the middle is taken as replaced: comparing all with all would take longer than anybody waits. */
const MAX_COMPARED = 400;

/** Pairs two lists item by item: the longest common subsequence between a common beginning and a common end. */
export function toAlignment<Item extends Alignable>(
  before: readonly Item[],
  after: readonly Item[],
  isSame: (left: Item, right: Item) => boolean,
): Alignment {
  const same = (left: number, right: number) => isSame(before[left] as Item, after[right] as Item);
  let start = 0;
  while (start < before.length && start < after.length && same(start, start)) start += 1;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    same(before.length - 1 - end, after.length - 1 - end)
  ) {
    end += 1;
  }
  const changes: ('kept' | 'added' | 'changed')[] = after.map(() => 'kept');
  const removed: number[] = [];
  const settle = (gap: Gap) => settleGap(gap, { before, after, changes, removed });
  let left = start;
  let right = start;
  const range = { from: start, beforeEnd: before.length - end, afterEnd: after.length - end };
  for (const [pairLeft, pairRight] of [...findPairs(range, same), [range.beforeEnd, range.afterEnd] as const]) {
    settle({ left, leftEnd: pairLeft, right, rightEnd: pairRight });
    left = pairLeft + 1;
    right = pairRight + 1;
  }
  return { changes, removed };
}

interface Gap {
  readonly left: number;
  readonly leftEnd: number;
  readonly right: number;
  readonly rightEnd: number;
}

interface Sides<Item> {
  readonly before: readonly Item[];
  readonly after: readonly Item[];
  readonly changes: ('kept' | 'added' | 'changed')[];
  readonly removed: number[];
}

/** Between two kept items: one of the same kind in the same order was changed, what is left over was added or removed. */
function settleGap<Item extends Alignable>(gap: Gap, { before, after, changes, removed }: Sides<Item>): void {
  let left = gap.left;
  for (let right = gap.right; right < gap.rightEnd; right += 1) {
    const wanted = after[right] as Item;
    let match = left;
    while (match < gap.leftEnd && !isAlike(before[match] as Item, wanted)) match += 1;
    if (match === gap.leftEnd) {
      changes[right] = 'added';
      continue;
    }
    for (; left < match; left += 1) removed.push(left);
    left = match + 1;
    changes[right] = 'changed';
  }
  for (; left < gap.leftEnd; left += 1) removed.push(left);
}

function isAlike(left: Alignable, right: Alignable): boolean {
  return left.role === right.role && (left.role !== undefined || left.kind === right.kind);
}

interface Range {
  readonly from: number;
  readonly beforeEnd: number;
  readonly afterEnd: number;
}

/** The longest common subsequence of the middle, as pairs of indexes in order. */
function findPairs(
  { from, beforeEnd, afterEnd }: Range,
  same: (left: number, right: number) => boolean,
): readonly (readonly [number, number])[] {
  const rows = beforeEnd - from;
  const columns = afterEnd - from;
  if (rows === 0 || columns === 0 || rows > MAX_COMPARED || columns > MAX_COMPARED) return [];
  const width = columns + 1;
  const lengths = new Uint16Array((rows + 1) * width);
  const at = (row: number, column: number) => lengths[row * width + column] as number;
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      lengths[row * width + column] = same(from + row, from + column)
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: [number, number][] = [];
  let row = 0;
  let column = 0;
  while (row < rows && column < columns) {
    if (same(from + row, from + column)) {
      pairs.push([from + row, from + column]);
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return pairs;
}
