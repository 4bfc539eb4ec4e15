import type { SpanView } from '@gander/protocol/span-view';

import { readTokenCounts } from '../../../usage/read-token-counts.ts';
import { resolveUsage } from '../../../usage/resolve-usage.ts';
import { createTokenKeys } from '../../../usage/token-keys.ts';
import type { Usage } from '../../../usage.ts';

/** Anthropic's own names, which go with counts that leave the cache out of the input. */
const RAW_CACHE_KEYS = ['gen_ai.usage.cache_read_input_tokens', 'gen_ai.usage.cache_creation_input_tokens'] as const;

/** Current names first, then those of older conventions and of vendors under the same prefix. */
export const GEN_AI_TOKEN_KEYS = createTokenKeys({
  input: ['gen_ai.usage.input_tokens', 'gen_ai.usage.prompt_tokens'],
  output: ['gen_ai.usage.output_tokens', 'gen_ai.usage.completion_tokens'],
  total: ['gen_ai.usage.total_tokens', 'llm.usage.total_tokens'],
  cacheRead: [
    'gen_ai.usage.cache_read.input_tokens',
    RAW_CACHE_KEYS[0],
    'gen_ai.usage.cached_tokens',
    'gen_ai.usage.input_cached_tokens',
    'gen_ai.usage.details.cache_read_tokens',
  ],
  cacheWrite: [
    'gen_ai.usage.cache_creation.input_tokens',
    'gen_ai.usage.cache_write.input_tokens',
    RAW_CACHE_KEYS[1],
    'gen_ai.usage.cache_write_input_tokens',
    'gen_ai.usage.details.cache_write_tokens',
  ],
  reasoning: [
    'gen_ai.usage.reasoning.output_tokens',
    'gen_ai.usage.reasoning_tokens',
    'gen_ai.usage.output_reasoning_tokens',
    'gen_ai.usage.details.reasoning_tokens',
  ],
  cacheWrite1h: [
    'gen_ai.usage.cache_creation.1h_input_tokens',
    'gen_ai.usage.cache_creation.input_tokens.ephemeral_1h',
  ],
  inputAudio: ['gen_ai.usage.audio.input_tokens', 'gen_ai.usage.details.input_audio_tokens'],
  outputAudio: ['gen_ai.usage.audio.output_tokens', 'gen_ai.usage.details.output_audio_tokens'],
});

/** Token counts of a call; emitters disagree about the cache, so the numbers decide what the input includes. */
export function readGenAiUsage(span: SpanView, provider: string | undefined): Usage | undefined {
  const counts = readTokenCounts(span.attributes, GEN_AI_TOKEN_KEYS);
  if (counts === undefined) return undefined;
  const hasCache = counts.cacheRead !== undefined || counts.cacheWrite !== undefined;
  const hasRawCacheNames = hasCache && RAW_CACHE_KEYS.some((key) => span.attributes.has(key));
  return resolveUsage(counts, { semantics: 'unknown', provider, hasRawCacheNames });
}
