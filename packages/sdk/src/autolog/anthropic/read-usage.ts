import type { TokenUsage } from '../calls/token-usage.ts';
import { pickDefined } from '../json/pick-defined.ts';
import { isRecord, readField, readNumber } from '../json/read-field.ts';

/** Anthropic counts what it read from and wrote to its cache beside the input; the conventions count it as input. */
export function readAnthropicUsage(usage: unknown): TokenUsage | undefined {
  if (!isRecord(usage)) return undefined;
  const uncached = readNumber(usage, 'input_tokens');
  const cacheReadTokens = readNumber(usage, 'cache_read_input_tokens');
  const cacheCreationTokens = readNumber(usage, 'cache_creation_input_tokens');
  return pickDefined({
    inputTokens: uncached === undefined ? undefined : uncached + (cacheReadTokens ?? 0) + (cacheCreationTokens ?? 0),
    outputTokens: readNumber(usage, 'output_tokens'),
    cacheReadTokens,
    cacheCreationTokens,
    cacheCreation1hTokens: readNumber(readField(usage, 'cache_creation'), 'ephemeral_1h_input_tokens'),
  });
}
