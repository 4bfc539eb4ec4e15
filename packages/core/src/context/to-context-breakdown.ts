import { CONTEXT_KINDS, type ContextKind } from './context-kind.ts';
import type { PromptItem } from './prompt-item.ts';

export interface ContextShare {
  readonly kind: ContextKind;
  readonly tokens: number;
  /** Messages, or 1 for the tools. */
  readonly itemCount: number;
}

export interface ContextBreakdown {
  /** As reported, else the estimate. */
  readonly inputTokens: number;
  readonly isReported: boolean;
  /** By what fills the window; the tokens add up to `inputTokens`. Kinds that are absent are left out. */
  readonly shares: readonly ContextShare[];
  /** Tokens of each item, on the same scale. */
  readonly itemTokens: readonly number[];
}

/**
 * Apportions a prompt's tokens. Only the sum is ever reported, so the share of each piece is its share of the estimate.
 *
 * @param reportedTokens the input tokens of the provider, cache included
 */
export function toContextBreakdown(items: readonly PromptItem[], reportedTokens: number | undefined): ContextBreakdown {
  const estimated = items.reduce((sum, item) => sum + item.tokens, 0);
  const isReported = reportedTokens !== undefined && reportedTokens > 0;
  const inputTokens = isReported ? reportedTokens : Math.round(estimated);
  const scale = estimated === 0 ? 0 : inputTokens / estimated;
  const groups = CONTEXT_KINDS.map((kind) => ({ kind, members: items.filter((item) => item.kind === kind) })).filter(
    ({ members }) => members.length > 0,
  );
  const exact = groups.map(({ members }) => members.reduce((sum, item) => sum + item.tokens, 0) * scale);
  const whole = roundToSum(exact, estimated === 0 ? 0 : inputTokens);
  return {
    inputTokens,
    isReported,
    shares: groups.map(({ kind, members }, index) => ({
      kind,
      tokens: whole[index] ?? 0,
      itemCount: members.length,
    })),
    itemTokens: items.map((item) => Math.round(item.tokens * scale)),
  };
}

/** Whole numbers whose sum is `total`: what rounding down leaves over goes to the largest fractions. */
function roundToSum(values: readonly number[], total: number): readonly number[] {
  const whole = values.map(Math.floor);
  const left = total - whole.reduce((sum, value) => sum + value, 0);
  const byFraction = values.map((_, index) => index).sort((a, b) => fraction(values[b]) - fraction(values[a]));
  for (const index of byFraction.slice(0, Math.max(0, left))) whole[index] = (whole[index] ?? 0) + 1;
  return whole;
}

function fraction(value = 0): number {
  return value - Math.floor(value);
}
