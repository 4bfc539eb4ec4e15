import type { SpanView } from '@gander/protocol/span-view';

import { readTokenCounts } from '../../../usage/read-token-counts.ts';
import { type InputSemantics, resolveUsage } from '../../../usage/resolve-usage.ts';
import type { TokenCounts } from '../../../usage/token-counts.ts';
import { createTokenKeys } from '../../../usage/token-keys.ts';
import type { Usage } from '../../../usage.ts';
import { isTraceloopPythonScope, isTraceloopRawAnthropic } from './traceloop-scope.ts';

/** Names of today first, then those of earlier releases. */
export const TRACELOOP_TOKEN_KEYS = createTokenKeys({
  input: ['gen_ai.usage.input_tokens', 'gen_ai.usage.prompt_tokens', 'llm.usage.prompt_tokens'],
  output: ['gen_ai.usage.output_tokens', 'gen_ai.usage.completion_tokens', 'llm.usage.completion_tokens'],
  total: ['gen_ai.usage.total_tokens', 'llm.usage.total_tokens'],
  cacheRead: ['gen_ai.usage.cache_read.input_tokens', 'gen_ai.usage.cache_read_input_tokens'],
  cacheWrite: ['gen_ai.usage.cache_creation.input_tokens', 'gen_ai.usage.cache_creation_input_tokens'],
  reasoning: [
    'gen_ai.usage.reasoning.output_tokens',
    'gen_ai.usage.reasoning_tokens',
    'gen_ai.usage.reasoning_output_tokens',
    'llm.usage.reasoning_tokens',
  ],
});

/** Token counts of a call. The total is always the sum of the two, so that it proves nothing about the cache. */
export function readTraceloopUsage(span: SpanView, provider: string | undefined): Usage | undefined {
  const counts = readTokenCounts(span.attributes, TRACELOOP_TOKEN_KEYS);
  if (counts === undefined) return undefined;
  return resolveUsage(counts, { semantics: toSemantics(span, counts), provider });
}

function toSemantics({ scopeName, scopeVersion }: SpanView, counts: TokenCounts): InputSemantics {
  const cache = (counts.cacheRead ?? 0) + (counts.cacheWrite ?? 0);
  // More cached than sent is impossible when the cache is part of the input.
  if (cache > (counts.input ?? cache)) return 'exclusive';
  if (isTraceloopRawAnthropic(scopeName, scopeVersion)) return 'exclusive';
  return isTraceloopPythonScope(scopeName) ? 'inclusive' : 'unknown';
}
