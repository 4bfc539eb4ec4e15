import { pickDefined } from '../json/pick-defined.ts';
import { GenAiKey } from '../vocabulary/gen-ai-key.ts';
import { SpanAttributeKey } from '../../vocabulary/span-attribute-key.ts';
import { TokenUsageKey } from '../../vocabulary/token-usage-key.ts';

/**
 * Tokens of one call as the GenAI conventions count them: `inputTokens` includes what was read from and written to the
 * prompt cache, `outputTokens` includes reasoning. A reader of a provider that counts otherwise converts.
 */
export interface TokenUsage {
  readonly inputTokens?: number | undefined;
  readonly outputTokens?: number | undefined;
  readonly totalTokens?: number | undefined;
  readonly cacheReadTokens?: number | undefined;
  readonly cacheCreationTokens?: number | undefined;
  /** Of `cacheCreationTokens`, those that are kept for an hour and cost more. */
  readonly cacheCreation1hTokens?: number | undefined;
  readonly reasoningTokens?: number | undefined;
  readonly inputAudioTokens?: number | undefined;
  readonly outputAudioTokens?: number | undefined;
}

/** The attributes for both kinds of server: MLflow's single one, and one per count. */
export function toUsageAttributes(usage: TokenUsage | undefined): Readonly<Record<string, unknown>> {
  if (usage === undefined) return {};
  const { inputTokens, outputTokens } = usage;
  const hasBoth = inputTokens !== undefined && outputTokens !== undefined;
  const total = usage.totalTokens ?? (hasBoth ? inputTokens + outputTokens : undefined);
  const mlflow = pickDefined({
    [TokenUsageKey.INPUT_TOKENS]: inputTokens,
    [TokenUsageKey.OUTPUT_TOKENS]: outputTokens,
    [TokenUsageKey.TOTAL_TOKENS]: total,
    [TokenUsageKey.CACHE_READ_INPUT_TOKENS]: usage.cacheReadTokens,
    [TokenUsageKey.CACHE_CREATION_INPUT_TOKENS]: usage.cacheCreationTokens,
  });
  if (Object.keys(mlflow).length === 0) return {};
  return pickDefined({
    [SpanAttributeKey.TOKEN_USAGE]: mlflow,
    [GenAiKey.INPUT_TOKENS]: inputTokens,
    [GenAiKey.OUTPUT_TOKENS]: outputTokens,
    [GenAiKey.CACHE_READ_TOKENS]: usage.cacheReadTokens,
    [GenAiKey.CACHE_CREATION_TOKENS]: usage.cacheCreationTokens,
    [GenAiKey.CACHE_CREATION_1H_TOKENS]: usage.cacheCreation1hTokens,
    [GenAiKey.REASONING_TOKENS]: usage.reasoningTokens,
    [GenAiKey.INPUT_AUDIO_TOKENS]: usage.inputAudioTokens,
    [GenAiKey.OUTPUT_AUDIO_TOKENS]: usage.outputAudioTokens,
  });
}
