import type { Usage } from '../usage.ts';
import { isWithoutCounts, type TokenCounts } from './token-counts.ts';

/**
 * Does `input` include the tokens read from and written to the prompt cache? OpenAI, Google and the GenAI conventions
 * say yes, Anthropic's and Bedrock's raw counts say no.
 */
export type InputSemantics = 'inclusive' | 'exclusive' | 'unknown';

export interface UsageEvidence {
  /** What is known about the emitter; `unknown` lets the numbers decide. */
  readonly semantics: InputSemantics;
  /** Canonical provider, if known. */
  readonly provider?: string | undefined;
  /** The cache counts came under Anthropic's own names (`cache_creation_input_tokens`). */
  readonly hasRawCacheNames?: boolean;
}

/**
 * Counts in GenAI semantics: `inputTokens` includes cache reads and writes, `outputTokens` includes reasoning.
 * `undefined` when there is no count at all.
 */
export function resolveUsage(counts: TokenCounts, evidence: UsageEvidence): Usage | undefined {
  if (isWithoutCounts(counts)) return undefined;
  const isExclusive = toSemantics(counts, evidence) === 'exclusive';
  const input = isExclusive && counts.input !== undefined ? counts.input + cached(counts) : counts.input;
  const output = isReasoningSeparate(counts) ? sum(counts.output, counts.reasoning) : counts.output;
  const total = isExclusive ? sum(input, output) : (counts.total ?? sum(input, output));
  const usage: { -readonly [Key in keyof Usage]: Usage[Key] } = {};
  if (input !== undefined) usage.inputTokens = input;
  if (output !== undefined) usage.outputTokens = output;
  if (total !== undefined) usage.totalTokens = total;
  if (counts.cacheRead !== undefined) usage.cacheReadTokens = counts.cacheRead;
  if (counts.cacheWrite !== undefined) usage.cacheWriteTokens = counts.cacheWrite;
  if (counts.reasoning !== undefined) usage.reasoningTokens = counts.reasoning;
  return usage;
}

function toSemantics(counts: TokenCounts, evidence: UsageEvidence): 'inclusive' | 'exclusive' {
  if (evidence.semantics !== 'unknown') return evidence.semantics;
  const cache = cached(counts);
  if (cache === 0 || counts.input === undefined) return 'inclusive';
  const isRawProvider = evidence.provider === 'anthropic' || evidence.provider === 'aws.bedrock';
  if (counts.total !== undefined && counts.output !== undefined) {
    const plain = counts.input + counts.output;
    if (counts.total === plain + cache) return 'exclusive';
    if (counts.total === plain && !isRawProvider) return 'inclusive';
  }
  // More cached than sent is impossible when the cache is part of the input.
  if (cache > counts.input) return 'exclusive';
  return isRawProvider && evidence.hasRawCacheNames === true ? 'exclusive' : 'inclusive';
}

/** Gemini's raw counts: the total is proof that thoughts are not part of the output. */
function isReasoningSeparate(counts: TokenCounts): boolean {
  const { input, output, total, reasoning } = counts;
  if (input === undefined || output === undefined || total === undefined || reasoning === undefined) return false;
  return reasoning > 0 && total === input + output + reasoning;
}

function cached(counts: TokenCounts): number {
  return (counts.cacheRead ?? 0) + (counts.cacheWrite ?? 0);
}

/** The sum of what is known. */
function sum(left: number | undefined, right: number | undefined): number | undefined {
  return left === undefined ? right : left + (right ?? 0);
}
