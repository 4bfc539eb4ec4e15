import { listChildrenFirst } from './children-first.ts';
import { type LinkedSpan, toParentLinks } from './parent-links.ts';

export interface CostedSpan extends LinkedSpan {
  readonly costUsd: number | null;
}

const NO_PARENT = -1;

/**
 * The spans whose own cost counts for the trace: those with a cost and nothing below them that has one. A span above them
 * repeats what they say; a zero below is what emitters write who do not know a price.
 */
export function listCountedCosts<Span extends CostedSpan>(spans: readonly Span[]): readonly Span[] {
  const { parents } = toParentLinks(spans);
  const isCostBelow = new Uint8Array(spans.length);
  for (const index of listChildrenFirst(parents)) {
    const parent = parents[index] as number;
    const hasCost = isCostBelow[index] === 1 || (spans[index]?.costUsd ?? 0) > 0;
    if (parent !== NO_PARENT && hasCost) isCostBelow[parent] = 1;
  }
  return spans.filter((span, index) => span.costUsd !== null && isCostBelow[index] !== 1);
}
