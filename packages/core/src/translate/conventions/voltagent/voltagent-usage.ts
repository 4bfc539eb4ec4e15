import type { AttributeView } from '@gander/protocol/span-view';

import { findField, isJsonObject } from '../../../json/json-fields.ts';
import { readTokenCounts } from '../../../usage/read-token-counts.ts';
import { resolveUsage } from '../../../usage/resolve-usage.ts';
import { toTokenCount, type TokenCounts } from '../../../usage/token-counts.ts';
import { createTokenKeys } from '../../../usage/token-keys.ts';
import type { Usage } from '../../../usage.ts';
import { readJson } from '../../attribute-contents.ts';

/** `llm.usage.*` is one call, `usage.*` the sum over an agent's run. */
const TOKEN_KEYS = createTokenKeys({
  input: ['llm.usage.prompt_tokens', 'usage.prompt_tokens'],
  output: ['llm.usage.completion_tokens', 'usage.completion_tokens'],
  total: ['llm.usage.total_tokens', 'usage.total_tokens'],
  cacheRead: ['llm.usage.cached_tokens', 'usage.cached_tokens'],
  cacheWrite: ['llm.usage.cache_creation_tokens', 'usage.cache_creation_tokens'],
  reasoning: ['llm.usage.reasoning_tokens', 'usage.reasoning_tokens'],
});

/** The sum over a workflow, as a JSON object. */
const WORKFLOW_USAGE = 'workflow.usage';

export const VOLTAGENT_USAGE_KEYS: readonly string[] = [...TOKEN_KEYS.all, WORKFLOW_USAGE];

/** Tokens of a call, an agent's run or a workflow, with the semantics of the AI SDK underneath. */
export function readVoltAgentUsage(attributes: AttributeView, provider: string | undefined): Usage | undefined {
  const counts = readTokenCounts(attributes, TOKEN_KEYS) ?? readWorkflowCounts(attributes);
  return resolveUsage(counts, { semantics: 'unknown', provider });
}

function readWorkflowCounts(attributes: AttributeView): TokenCounts | undefined {
  if (!attributes.has(WORKFLOW_USAGE)) return undefined;
  const usage = readJson(attributes, WORKFLOW_USAGE);
  if (!isJsonObject(usage)) return undefined;
  return {
    input: toTokenCount(findField(usage, 'promptTokens', 'inputTokens')),
    output: toTokenCount(findField(usage, 'completionTokens', 'outputTokens')),
    total: toTokenCount(findField(usage, 'totalTokens')),
    cacheRead: toTokenCount(findField(usage, 'cachedInputTokens')),
    cacheWrite: undefined,
    reasoning: toTokenCount(findField(usage, 'reasoningTokens')),
  };
}
