import { findField } from '../json/json-fields.ts';
import type { JsonObject } from '../json-value.ts';
import type { Usage } from '../usage.ts';
import { resolveUsage } from './resolve-usage.ts';
import { createTokenCounts, toTokenCount } from './token-counts.ts';

/**
 * Usage from Gemini's `usageMetadata`, in either spelling. Gemini counts thoughts beside the candidates and the prompts
 * of its own tools beside the prompt; both are added here. `undefined` when nothing is counted.
 * Source: https://ai.google.dev/api/generate-content#UsageMetadata
 */
export function toGeminiUsage(metadata: JsonObject): Usage | undefined {
  const count = (...names: readonly string[]): number | undefined => toTokenCount(findField(metadata, ...names));
  const thoughts = count('thoughts_token_count', 'thoughtsTokenCount');
  const candidates = count('candidates_token_count', 'candidatesTokenCount');
  const input = addKnown(
    count('prompt_token_count', 'promptTokenCount'),
    count('tool_use_prompt_token_count', 'toolUsePromptTokenCount'),
  );
  // An answer that is all thoughts has no candidates; the total proves that the thoughts are not among them.
  const output = candidates ?? (thoughts === undefined ? undefined : 0);
  const total = input === undefined || output === undefined ? undefined : input + output + (thoughts ?? 0);
  return resolveUsage(
    {
      ...createTokenCounts(),
      input,
      output,
      total: total ?? count('total_token_count', 'totalTokenCount'),
      cacheRead: count('cached_content_token_count', 'cachedContentTokenCount'),
      reasoning: thoughts,
    },
    { semantics: 'inclusive' },
  );
}

function addKnown(left: number | undefined, right: number | undefined): number | undefined {
  return left === undefined ? right : left + (right ?? 0);
}
