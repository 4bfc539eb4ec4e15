/** What linking needs to know of a span. */
export interface LinkedSpan<Id extends string = string> {
  readonly spanId: Id;
  /** `null` for a span that names no parent; the parent may be absent from the trace. */
  readonly parentSpanId: Id | null;
  readonly startUnixNano: bigint;
}

/**
 * Why a span has no parent here: it names none (`root`), its parent is not among the spans (`orphan`), or following
 * parents leads back to it (`cycle`). A span with a parent is a `child`.
 */
export type SpanLinkKind = 'root' | 'orphan' | 'cycle' | 'child';

export interface ParentLinks {
  /** Index of each span's parent, `-1` where there is none. Free of cycles. */
  readonly parents: Int32Array;
  kindOf(index: number): SpanLinkKind;
}

const NO_PARENT = -1;

/**
 * Finds every span's parent. Ids from outside may be missing, name the span itself or run in circles; each circle is
 * cut at its earliest span. Linear, not recursive. Of spans with one id the last is the parent of that id's children.
 */
export function toParentLinks(spans: readonly LinkedSpan[]): ParentLinks {
  const indexOfId = new Map<string, number>();
  for (let index = 0; index < spans.length; index += 1) indexOfId.set((spans[index] as LinkedSpan).spanId, index);
  const parents = new Int32Array(spans.length);
  for (let index = 0; index < spans.length; index += 1) {
    const { parentSpanId } = spans[index] as LinkedSpan;
    parents[index] = (parentSpanId === null ? undefined : indexOfId.get(parentSpanId)) ?? NO_PARENT;
  }
  const cut = cutCycles(spans, parents);
  return {
    parents,
    kindOf(index) {
      if (parents[index] !== NO_PARENT) return 'child';
      if (cut?.has(index) === true) return 'cycle';
      return spans[index]?.parentSpanId === null ? 'root' : 'orphan';
    },
  };
}

/** Walks up from every span once; meeting one's own walk again means a circle. Returns where circles were cut, `undefined` when there are none. */
function cutCycles(spans: readonly LinkedSpan[], parents: Int32Array): ReadonlySet<number> | undefined {
  let cut: Set<number> | undefined;
  const walkOf = new Int32Array(parents.length);
  for (let start = 0; start < parents.length; start += 1) {
    const walk = start + 1;
    let index = start;
    while (index !== NO_PARENT && walkOf[index] === 0) {
      walkOf[index] = walk;
      index = parents[index] as number;
    }
    if (index === NO_PARENT || walkOf[index] !== walk) continue;
    const earliest = findEarliestOfCycle(spans, parents, index);
    parents[earliest] = NO_PARENT;
    cut ??= new Set();
    cut.add(earliest);
  }
  return cut;
}

function findEarliestOfCycle(spans: readonly LinkedSpan[], parents: Int32Array, start: number): number {
  let earliest = start;
  for (let index = parents[start] as number; index !== start; index = parents[index] as number) {
    if (isEarlier(spans[index], spans[earliest])) earliest = index;
  }
  return earliest;
}

/** By start, then id, so that the answer does not depend on the order of arrival. */
export function isEarlier(left: LinkedSpan | undefined, right: LinkedSpan | undefined): boolean {
  if (left === undefined || right === undefined) return left !== undefined;
  if (left.startUnixNano !== right.startUnixNano) return left.startUnixNano < right.startUnixNano;
  return left.spanId < right.spanId;
}
