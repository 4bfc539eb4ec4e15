import type { Usage } from '../usage.ts';
import { isWithoutCounts, type TokenCounts } from './token-counts.ts';
import { createAccountedUsage, type UsageRule } from './usage-account.ts';

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
 * `undefined` when there is no count at all. What decided is found with `findUsageAccount`.
 */
export function resolveUsage(counts: TokenCounts | undefined, evidence: UsageEvidence): Usage | undefined {
  return counts === undefined || isWithoutCounts(counts) ? undefined : toUsage(counts, evidence);
}

function toUsage(counts: TokenCounts, evidence: UsageEvidence): Usage {
  const { isExclusive, rule } = decide(counts, evidence);
  const isReasoningAdded = isReasoningSeparate(counts);
  const input = isExclusive && counts.input !== undefined ? counts.input + cached(counts) : counts.input;
  const output = isReasoningAdded ? sum(counts.output, counts.reasoning) : counts.output;
  const total = isExclusive ? sum(input, output) : (counts.total ?? sum(input, output));
  const usage = createAccountedUsage({ rule, isCacheAdded: isExclusive, isReasoningAdded, counts });
  if (input !== undefined) usage.inputTokens = input;
  if (output !== undefined) usage.outputTokens = output;
  if (total !== undefined) usage.totalTokens = total;
  if (counts.cacheRead !== undefined) usage.cacheReadTokens = counts.cacheRead;
  if (counts.cacheWrite !== undefined) usage.cacheWriteTokens = counts.cacheWrite;
  if (counts.reasoning !== undefined) usage.reasoningTokens = counts.reasoning;
  if (counts.cacheWrite1h !== undefined) usage.cacheWrite1hTokens = counts.cacheWrite1h;
  if (counts.inputAudio !== undefined) usage.inputAudioTokens = counts.inputAudio;
  if (counts.outputAudio !== undefined) usage.outputAudioTokens = counts.outputAudio;
  return usage;
}

interface Decision {
  readonly isExclusive: boolean;
  readonly rule: UsageRule;
}

const BY_EMITTER = {
  inclusive: { isExclusive: false, rule: 'emitter' },
  exclusive: { isExclusive: true, rule: 'emitter' },
} as const satisfies Record<string, Decision>;
const NO_CACHE: Decision = { isExclusive: false, rule: 'no-cache' };
const TOTAL_EXCLUSIVE: Decision = { isExclusive: true, rule: 'total' };
const TOTAL_INCLUSIVE: Decision = { isExclusive: false, rule: 'total' };
const CACHE_EXCEEDS_INPUT: Decision = { isExclusive: true, rule: 'cache-exceeds-input' };
const BY_PROVIDER: Decision = { isExclusive: true, rule: 'provider' };
const BY_DEFAULT: Decision = { isExclusive: false, rule: 'default' };

function decide(counts: TokenCounts, evidence: UsageEvidence): Decision {
  const cache = cached(counts);
  if (cache === 0 || counts.input === undefined) return NO_CACHE;
  if (evidence.semantics !== 'unknown') return BY_EMITTER[evidence.semantics];
  const isRawProvider = evidence.provider === 'anthropic' || evidence.provider === 'aws.bedrock';
  if (counts.total !== undefined && counts.output !== undefined) {
    const plain = counts.input + counts.output;
    if (counts.total === plain + cache) return TOTAL_EXCLUSIVE;
    if (counts.total === plain && !isRawProvider) return TOTAL_INCLUSIVE;
  }
  // More cached than sent is impossible when the cache is part of the input.
  if (cache > counts.input) return CACHE_EXCEEDS_INPUT;
  return isRawProvider && evidence.hasRawCacheNames === true ? BY_PROVIDER : BY_DEFAULT;
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
