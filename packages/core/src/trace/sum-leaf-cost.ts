import type { SpanRecord } from '../span-record.ts';

const NO_PARENT = -1;

/** Cost of a trace in USD by the same leaf rule as its tokens; `null` when no span carries a cost. */
export function sumLeafCost(
  spans: readonly SpanRecord[],
  parents: Int32Array,
  childrenFirst: Int32Array,
): number | null {
  const below = Array.from<number | undefined>({ length: spans.length });
  let total: number | null = null;
  for (const index of childrenFirst) {
    const own = spans[index]?.costUsd ?? undefined;
    const cost = below[index] ?? own;
    if (cost === undefined) continue;
    const parent = parents[index] as number;
    if (parent === NO_PARENT) total = (total ?? 0) + cost;
    else below[parent] = (below[parent] ?? 0) + cost;
  }
  return total;
}
