import type { SpanMatch } from '@gander/core/query/traces/trace-expression';

import { createSpanPredicate } from './create-span-predicate.ts';
import type { SearchedSpan } from './searched-trace.ts';

/** Whether a trace has spans below each other as a filter wants them. Each span is looked at once per link of the chain. */
export function createChainPredicate({ chain }: SpanMatch): (spans: readonly SearchedSpan[]) => boolean {
  const isMetBy = chain.map(createSpanPredicate);
  return (spans) => {
    const [isInnermost, ...above] = isMetBy;
    if (isInnermost === undefined) throw new Error('A chain has a link');
    const children = Map.groupBy(spans, ({ parentSpanId }) => parentSpanId);
    // From the outermost link to the innermost: what is below all of them so far.
    let candidates: readonly SearchedSpan[] = spans;
    for (const isMet of above.toReversed()) candidates = listBelow(candidates.filter(isMet), children);
    return candidates.some(isInnermost);
  };
}

/** Everything below any of `spans`, each once: bad data may have circles. */
function listBelow(
  spans: readonly SearchedSpan[],
  children: ReadonlyMap<string | null, readonly SearchedSpan[]>,
): readonly SearchedSpan[] {
  const below = new Set<SearchedSpan>();
  const waiting = [...spans];
  for (let span = waiting.pop(); span !== undefined; span = waiting.pop()) {
    for (const child of children.get(span.spanId) ?? []) {
      if (below.has(child)) continue;
      below.add(child);
      waiting.push(child);
    }
  }
  return [...below];
}
