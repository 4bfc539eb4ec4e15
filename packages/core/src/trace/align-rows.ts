import type { AlignableSpan, AlignableTrace, AlignedRow } from './aligned-row.ts';
import { type AlignNode, compareAlignNodes, isActing, toAlignSide } from './align-side.ts';
import { listSiblingPairs } from './align-siblings.ts';

/** Deeper wrappers are looked into one after the other; nobody nests so many without something acting between. */
const MAX_FRAMES = 64;

/**
 * Two traces beside each other as one tree, depth first: spans are paired by type and name along the path, siblings by
 * the common subsequence that fits best, and what has no counterpart stands alone. Wrappers of one framework that the
 * other trace knows nothing like are seen through, so that two frameworks running one scenario still align.
 *
 * Not recursive; 10,000 spans on each side take some hundred milliseconds.
 */
export function listAlignedRows<Span extends AlignableSpan>(
  left: AlignableTrace<Span>,
  right: AlignableTrace<Span>,
): readonly AlignedRow<Span>[] {
  const tops = { left: toAlignSide(left), right: toAlignSide(right) };
  const keys = { left: listKeys(tops.left), right: listKeys(tops.right) };
  const rows: AlignedRow<Span>[] = [];
  const open = toOpen(pairSiblings(seeThrough(tops.left, keys.right), seeThrough(tops.right, keys.left), true), {
    depth: 0,
    parent: -1,
  });
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    const { pair, place } = item;
    const index = rows.length;
    rows.push({
      left: pair.left?.node.span,
      right: pair.right?.node.span,
      ...place,
      isFrame: (pair.left ?? pair.right)?.isFrame === true,
    });
    if ((pair.left ?? pair.right)?.isFrame === true) continue;
    const children = pairSiblings(
      seeThrough(pair.left?.node.children ?? [], pair.right === undefined ? undefined : keys.right),
      seeThrough(pair.right?.node.children ?? [], pair.left === undefined ? undefined : keys.left),
      false,
    );
    open.push(...toOpen(children, { depth: place.depth + 1, parent: index }));
  }
  return rows;
}

interface Sibling<Span extends AlignableSpan> {
  readonly node: AlignNode<Span>;
  readonly isFrame: boolean;
}

interface Pair<Span extends AlignableSpan> {
  readonly left: Sibling<Span> | undefined;
  readonly right: Sibling<Span> | undefined;
}

interface Place {
  readonly depth: number;
  readonly parent: number;
}

function toOpen<Span extends AlignableSpan>(pairs: readonly Pair<Span>[], place: Place) {
  return pairs.map((pair) => ({ pair, place })).reverse();
}

function listKeys<Span extends AlignableSpan>(tops: readonly AlignNode<Span>[]): ReadonlySet<string> {
  const keys = new Set<string>();
  const open = [...tops];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    keys.add(node.key);
    for (const child of node.children) open.push(child);
  }
  return keys;
}

/**
 * The siblings with wrappers opened: a wrapper the other side has nothing like is followed by what was in it. `undefined`
 * keys: there is no other side, and everything stays as it is.
 */
function seeThrough<Span extends AlignableSpan>(
  nodes: readonly AlignNode<Span>[],
  otherKeys: ReadonlySet<string> | undefined,
): readonly Sibling<Span>[] {
  if (otherKeys === undefined) return nodes.map((node) => ({ node, isFrame: false }));
  const seen: Sibling<Span>[] = [];
  const open = nodes.map((node) => ({ node, level: 0 })).reverse();
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    const { node, level } = item;
    const isFrame = level < MAX_FRAMES && isOnlyWrapper(node, otherKeys);
    seen.push({ node, isFrame });
    if (!isFrame) continue;
    for (let at = node.children.length - 1; at >= 0; at -= 1) {
      open.push({ node: node.children[at] as AlignNode<Span>, level: level + 1 });
    }
  }
  return seen;
}

function isOnlyWrapper<Span extends AlignableSpan>(node: AlignNode<Span>, otherKeys: ReadonlySet<string>): boolean {
  if (node.children.length === 0 || otherKeys.has(node.key)) return false;
  return !isActing(node) || (node.span.type === 'AGENT' && wrapsOneAgent(node));
}

/** `Agent workflow` around the one agent that works: through wrappers there is only that agent. */
function wrapsOneAgent<Span extends AlignableSpan>(node: AlignNode<Span>): boolean {
  let [only, ...others] = node.children;
  for (let level = 0; level < MAX_FRAMES && only !== undefined && others.length === 0; level += 1) {
    if (only.span.type === 'AGENT') return true;
    if (isActing(only)) return false;
    [only, ...others] = only.children;
  }
  return false;
}

/** Beside each other in order; between two pairs first what only the left has, then what only the right has. */
function pairSiblings<Span extends AlignableSpan>(
  left: readonly Sibling<Span>[],
  right: readonly Sibling<Span>[],
  areTops: boolean,
): readonly Pair<Span>[] {
  const lefts = left.flatMap(({ isFrame }, index) => (isFrame ? [] : [index]));
  const rights = right.flatMap(({ isFrame }, index) => (isFrame ? [] : [index]));
  const leftNode = (at: number) => (left[lefts[at] as number] as Sibling<Span>).node;
  const rightNode = (at: number) => (right[rights[at] as number] as Sibling<Span>).node;
  // Whatever they are called, two whole traces are compared with each other.
  const isWhole = areTops && lefts.length === 1 && rights.length === 1;
  const pairs = listSiblingPairs({
    leftCount: lefts.length,
    rightCount: rights.length,
    fit: (at, other) => (isWhole ? 1 : compareAlignNodes(leftNode(at), rightNode(other))),
    isSame: (at, other) => leftNode(at).key === rightNode(other).key && leftNode(at).input === rightNode(other).input,
    leftKey: (at) => leftNode(at).key,
    rightKey: (at) => rightNode(at).key,
  });
  const merged: Pair<Span>[] = [];
  let nextLeft = 0;
  let nextRight = 0;
  const addAlone = (leftTo: number, rightTo: number) => {
    for (; nextLeft < leftTo; nextLeft += 1) merged.push({ left: left[nextLeft], right: undefined });
    for (; nextRight < rightTo; nextRight += 1) merged.push({ left: undefined, right: right[nextRight] });
  };
  for (const [leftAt, rightAt] of pairs) {
    const leftIndex = lefts[leftAt] as number;
    const rightIndex = rights[rightAt] as number;
    addAlone(leftIndex, rightIndex);
    merged.push({ left: left[leftIndex], right: right[rightIndex] });
    nextLeft = leftIndex + 1;
    nextRight = rightIndex + 1;
  }
  addAlone(left.length, right.length);
  return merged;
}
