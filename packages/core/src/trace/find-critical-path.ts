import { isEarlier, type LinkedSpan, toParentLinks } from './parent-links.ts';

export interface TimedSpan extends LinkedSpan {
  /** `null` for a span that has not ended. */
  readonly endUnixNano: bigint | null;
}

const NO_PARENT = -1;

/**
 * The spans that made the trace take as long as it did: making any other one faster would not have ended it sooner. Found
 * backwards: of the children that had ended when a span went on, the last to end is what it waited for, and before that
 * child began, the one before. What a span started and did not wait for, ending after it, counts up to the span's end.
 *
 * Linear but for sorting, not recursive. Empty for no spans.
 */
export function findCriticalPath(spans: readonly TimedSpan[]): ReadonlySet<string> {
  const { parents } = toParentLinks(spans);
  const children = listChildrenByEnd(spans, parents);
  const root = findLongest(spans, parents);
  const path = new Set<string>();
  const open = root === undefined ? [] : [{ index: root, until: endOf(spans[root]) }];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    path.add((spans[step.index] as TimedSpan).spanId);
    let { until } = step;
    for (const child of children[step.index] ?? []) {
      const span = spans[child] as TimedSpan;
      // Began only after the path had moved on to an earlier moment: it ran beside something that took longer.
      if (span.startUnixNano >= until) continue;
      const end = endOf(span);
      if (end > until && until !== step.until) continue;
      open.push({ index: child, until: end < until ? end : until });
      until = span.startUnixNano;
    }
  }
  return path;
}

/** Indexes of the children of each span, the last to end first. */
function listChildrenByEnd(spans: readonly TimedSpan[], parents: Int32Array): readonly (number[] | undefined)[] {
  const children = Array.from<number[] | undefined>({ length: spans.length });
  for (const [index, parent] of parents.entries()) {
    if (parent !== NO_PARENT) (children[parent] ??= []).push(index);
  }
  for (const list of children) list?.sort((left, right) => compareEnds(spans[left], spans[right]));
  return children;
}

function compareEnds(left: TimedSpan | undefined, right: TimedSpan | undefined): number {
  const leftEnd = endOf(left);
  const rightEnd = endOf(right);
  if (leftEnd !== rightEnd) return leftEnd > rightEnd ? -1 : 1;
  return isEarlier(left, right) ? -1 : 1;
}

/** Of several tops the one that ends last: the others were over before. */
function findLongest(spans: readonly TimedSpan[], parents: Int32Array): number | undefined {
  let longest: number | undefined;
  for (const [index, parent] of parents.entries()) {
    if (parent !== NO_PARENT) continue;
    if (longest === undefined || compareEnds(spans[index], spans[longest]) < 0) longest = index;
  }
  return longest;
}

/** A span that is still running is what everything waits for, now. */
function endOf(span: TimedSpan | undefined): bigint {
  return span === undefined ? 0n : (span.endUnixNano ?? FAR_FUTURE);
}

const FAR_FUTURE = 2n ** 63n;
