import type { TokenUsage } from '../calls/token-usage.ts';
import { pickDefined } from '../json/pick-defined.ts';
import { isRecord, readField, readNumber } from '../json/read-field.ts';

/** `usage` of the chat, responses and embeddings APIs; the cache is part of the input, reasoning of the output. */
export function readOpenAiUsage(usage: unknown): TokenUsage | undefined {
  if (!isRecord(usage)) return undefined;
  const input = readField(usage, 'prompt_tokens_details') ?? readField(usage, 'input_tokens_details');
  const output = readField(usage, 'completion_tokens_details') ?? readField(usage, 'output_tokens_details');
  return pickDefined({
    inputTokens: readNumber(usage, 'prompt_tokens') ?? readNumber(usage, 'input_tokens'),
    outputTokens: readNumber(usage, 'completion_tokens') ?? readNumber(usage, 'output_tokens'),
    totalTokens: readNumber(usage, 'total_tokens'),
    cacheReadTokens:
      readNumber(input, 'cached_tokens') ??
      // DeepSeek's and, behind a proxy, Anthropic's names.
      readNumber(usage, 'prompt_cache_hit_tokens') ??
      readNumber(usage, 'cache_read_input_tokens'),
    cacheCreationTokens: readNumber(input, 'cache_creation_tokens') ?? readNumber(usage, 'cache_creation_input_tokens'),
    reasoningTokens: readNumber(output, 'reasoning_tokens'),
    inputAudioTokens: readNumber(input, 'audio_tokens'),
    outputAudioTokens: readNumber(output, 'audio_tokens'),
  });
}
