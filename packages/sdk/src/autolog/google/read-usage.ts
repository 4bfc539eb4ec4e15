import type { TokenUsage } from '../calls/token-usage.ts';
import { pickDefined } from '../json/pick-defined.ts';
import { isRecord, readNumber } from '../json/read-field.ts';

/** Gemini counts thoughts and what built-in tools read beside the answer and the prompt; the conventions count them in. */
export function readGeminiUsage(usage: unknown): TokenUsage | undefined {
  if (!isRecord(usage)) return undefined;
  const reasoningTokens = readNumber(usage, 'thoughtsTokenCount');
  return pickDefined({
    inputTokens: sum(readNumber(usage, 'promptTokenCount'), readNumber(usage, 'toolUsePromptTokenCount')),
    outputTokens: sum(readNumber(usage, 'candidatesTokenCount'), reasoningTokens),
    totalTokens: readNumber(usage, 'totalTokenCount'),
    cacheReadTokens: readNumber(usage, 'cachedContentTokenCount'),
    reasoningTokens,
  });
}

function sum(left: number | undefined, right: number | undefined): number | undefined {
  return left === undefined && right === undefined ? undefined : (left ?? 0) + (right ?? 0);
}
