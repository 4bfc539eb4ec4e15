import type { AttributeView } from '@gander/protocol/span-view';

import { findField, isJsonObject } from '../../../json/json-fields.ts';
import { resolveUsage } from '../../../usage/resolve-usage.ts';
import { createTokenCounts, toTokenCount } from '../../../usage/token-counts.ts';
import type { Usage } from '../../../usage.ts';
import { readJson } from '../../attribute-contents.ts';

export const MLFLOW_USAGE_KEY = 'mlflow.chat.tokenUsage';

/**
 * MLflow's counts, in Anthropic's words for the cache whoever served the model: whether the input includes it is up to
 * the library that MLflow traced, so that the numbers decide.
 */
export function readMlflowUsage(attributes: AttributeView, provider: string | undefined): Usage | undefined {
  if (!attributes.has(MLFLOW_USAGE_KEY)) return undefined;
  const usage = readJson(attributes, MLFLOW_USAGE_KEY);
  if (!isJsonObject(usage)) return undefined;
  const counts = {
    ...createTokenCounts(),
    input: toTokenCount(findField(usage, 'input_tokens', 'prompt_tokens')),
    output: toTokenCount(findField(usage, 'output_tokens', 'completion_tokens')),
    total: toTokenCount(findField(usage, 'total_tokens')),
    cacheRead: toTokenCount(findField(usage, 'cache_read_input_tokens')),
    cacheWrite: toTokenCount(findField(usage, 'cache_creation_input_tokens')),
    reasoning: toTokenCount(findField(usage, 'reasoning_tokens', 'reasoning_output_tokens')),
  };
  return resolveUsage(counts, { semantics: 'unknown', provider });
}
