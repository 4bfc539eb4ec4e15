/** Two lists to be brought beside each other. */
export interface SiblingLists {
  readonly leftCount: number;
  readonly rightCount: number;
  /** How well two fit each other; `0`: not at all. */
  readonly fit: (left: number, right: number) => number;
  /** Whether two certainly belong together when their turn is the same. */
  readonly isSame: (left: number, right: number) => boolean;
  /** Equal for two that may belong together: all that is asked of very long lists. */
  readonly leftKey: (left: number) => string;
  readonly rightKey: (right: number) => string;
}

export type SiblingPair = readonly [left: number, right: number];

/** So many comparisons take some tens of milliseconds. */
const MAX_CELLS = 1_000_000;
/** How far a long list is searched for what the other one goes on with. */
const MAX_SKIP = 200;

/**
 * Which of two lists of siblings belong together, in order: the common subsequence that fits best. Equal beginnings and
 * ends are paired first; of lists too long for trying everything, each item takes the next one with its key.
 */
export function listSiblingPairs(lists: SiblingLists): readonly SiblingPair[] {
  const { leftCount, rightCount, isSame } = lists;
  let start = 0;
  while (start < leftCount && start < rightCount && isSame(start, start)) start += 1;
  let end = 0;
  const maxEnd = Math.min(leftCount, rightCount) - start;
  while (end < maxEnd && isSame(leftCount - 1 - end, rightCount - 1 - end)) end += 1;
  const middle = { leftFrom: start, leftTo: leftCount - end, rightFrom: start, rightTo: rightCount - end };
  return [
    ...Array.from({ length: start }, (_, index): SiblingPair => [index, index]),
    ...listMiddlePairs(lists, middle),
    ...Array.from({ length: end }, (_, index): SiblingPair => [leftCount - end + index, rightCount - end + index]),
  ];
}

interface Middle {
  readonly leftFrom: number;
  readonly leftTo: number;
  readonly rightFrom: number;
  readonly rightTo: number;
}

function listMiddlePairs(lists: SiblingLists, middle: Middle): readonly SiblingPair[] {
  const cells = (middle.leftTo - middle.leftFrom + 1) * (middle.rightTo - middle.rightFrom + 1);
  return cells > MAX_CELLS ? listNextPairs(lists, middle) : listBestPairs(lists, middle);
}

/** The longest common subsequence, weighted, by the table that everybody uses. */
function listBestPairs(
  { fit }: SiblingLists,
  { leftFrom, leftTo, rightFrom, rightTo }: Middle,
): readonly SiblingPair[] {
  const rows = leftTo - leftFrom;
  const columns = rightTo - rightFrom;
  if (rows === 0 || columns === 0) return [];
  const width = columns + 1;
  const fits = new Uint8Array(rows * columns);
  const best = new Int32Array((rows + 1) * width);
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      const value = fit(leftFrom + row, rightFrom + column);
      fits[row * columns + column] = value;
      const skipLeft = best[(row + 1) * width + column] as number;
      const skipRight = best[row * width + column + 1] as number;
      const both = value === 0 ? 0 : value + (best[(row + 1) * width + column + 1] as number);
      best[row * width + column] = Math.max(both, skipLeft, skipRight);
    }
  }
  const pairs: SiblingPair[] = [];
  let row = 0;
  let column = 0;
  while (row < rows && column < columns) {
    const here = best[row * width + column] as number;
    const value = fits[row * columns + column] as number;
    if (value > 0 && here === value + (best[(row + 1) * width + column + 1] as number)) {
      pairs.push([leftFrom + row, rightFrom + column]);
      row += 1;
      column += 1;
    } else if (here === best[(row + 1) * width + column]) row += 1;
    else column += 1;
  }
  return pairs;
}

/** Linear: both lists are walked at once, and whichever finds what the other is at after fewer steps goes there. */
function listNextPairs({ leftKey, rightKey }: SiblingLists, middle: Middle): readonly SiblingPair[] {
  const pairs: SiblingPair[] = [];
  let left = middle.leftFrom;
  let right = middle.rightFrom;
  while (left < middle.leftTo && right < middle.rightTo) {
    if (leftKey(left) === rightKey(right)) {
      pairs.push([left, right]);
      left += 1;
      right += 1;
      continue;
    }
    const inRight = findAhead(leftKey(left), { keyOf: rightKey, from: right, to: middle.rightTo });
    const inLeft = findAhead(rightKey(right), { keyOf: leftKey, from: left, to: middle.leftTo });
    if (inLeft === undefined && inRight === undefined) {
      left += 1;
      right += 1;
    } else if (inLeft === undefined || (inRight !== undefined && inRight - right <= inLeft - left)) {
      right = inRight ?? right;
    } else left = inLeft;
  }
  return pairs;
}

interface Ahead {
  readonly keyOf: (index: number) => string;
  readonly from: number;
  readonly to: number;
}

function findAhead(key: string, { keyOf, from, to }: Ahead): number | undefined {
  const end = Math.min(to, from + MAX_SKIP);
  for (let index = from + 1; index < end; index += 1) {
    if (keyOf(index) === key) return index;
  }
  return undefined;
}
