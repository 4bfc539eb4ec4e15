import type { TokenUsage } from '../calls/token-usage.ts';
import { pickDefined } from '../json/pick-defined.ts';
import { isRecord, readField, readNumber } from '../json/read-field.ts';

/** Usage of a model call (`inputTokens: { total, cacheRead }`), of an operation (flat), or of embeddings (`tokens`). */
export function readAiSdkUsage(usage: unknown): TokenUsage | undefined {
  if (!isRecord(usage)) return undefined;
  const input = readField(usage, 'inputTokens');
  const output = readField(usage, 'outputTokens');
  const details = readField(usage, 'inputTokenDetails');
  return pickDefined({
    inputTokens: readNumber(input, 'total') ?? readNumber(usage, 'inputTokens') ?? readNumber(usage, 'tokens'),
    outputTokens: readNumber(output, 'total') ?? readNumber(usage, 'outputTokens'),
    totalTokens: readNumber(usage, 'totalTokens'),
    cacheReadTokens:
      readNumber(input, 'cacheRead') ??
      readNumber(details, 'cacheReadTokens') ??
      readNumber(usage, 'cachedInputTokens'),
    cacheCreationTokens: readNumber(input, 'cacheWrite') ?? readNumber(details, 'cacheWriteTokens'),
    reasoningTokens: readNumber(output, 'reasoning') ?? readNumber(usage, 'reasoningTokens'),
  });
}
