import type { SpanRecord } from '../span-record.ts';

const NO_PARENT = -1;

export interface CostLinks {
  readonly parents: Int32Array;
  readonly childrenFirst: Int32Array;
  /** See {@link LeafUsage}: what an agent's tokens stand for its cost stands for, too. */
  readonly callOfAgent: ReadonlyMap<number, number>;
}

/** Cost of a trace in USD by the same leaf rule as its tokens; `null` when no span carries a cost. */
export function sumLeafCost(
  spans: readonly SpanRecord[],
  { parents, childrenFirst, callOfAgent }: CostLinks,
): number | null {
  const below = spans.map((): number | undefined => undefined);
  let total: number | null = null;
  for (let position = 0; position < childrenFirst.length; position += 1) {
    const index = childrenFirst[position] as number;
    const own = spans[index]?.costUsd ?? undefined;
    const call = callOfAgent.get(index);
    const cost = toCounted(own, below[index], call === undefined ? undefined : spans[call]);
    if (cost === undefined) continue;
    const parent = parents[index] as number;
    if (parent === NO_PARENT) total = (total ?? 0) + cost;
    else below[parent] = (below[parent] ?? 0) + cost;
  }
  return total;
}

/** A zero below is what emitters write who do not know a price; it does not silence a span that does. */
function toCounted(
  own: number | undefined,
  below: number | undefined,
  stoodFor: SpanRecord | undefined,
): number | undefined {
  if (own !== undefined && stoodFor !== undefined) {
    return Math.max(own, (below ?? 0) - (stoodFor.costUsd ?? 0) + own);
  }
  return below === 0 ? (own ?? below) : (below ?? own);
}
