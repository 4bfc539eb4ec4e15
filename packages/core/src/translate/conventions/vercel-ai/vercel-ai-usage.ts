import type { AttributeView } from '@gander/protocol/span-view';

import { findField, isJsonObject } from '../../../json/json-fields.ts';
import type { JsonValue } from '../../../json-value.ts';
import { readTokenCounts } from '../../../usage/read-token-counts.ts';
import { type InputSemantics, resolveUsage } from '../../../usage/resolve-usage.ts';
import { createTokenCounts, toTokenCount, type TokenCounts } from '../../../usage/token-counts.ts';
import { createTokenKeys } from '../../../usage/token-keys.ts';
import type { Usage } from '../../../usage.ts';
import { toJsonContent } from '../../attribute-contents.ts';

/** Versions 5 and later, then 4; object generation keeps the names of 4, embeddings count `tokens` only. */
const TOKEN_KEYS = createTokenKeys({
  input: ['ai.usage.inputTokens', 'ai.usage.promptTokens', 'ai.usage.tokens'],
  output: ['ai.usage.outputTokens', 'ai.usage.completionTokens'],
  total: ['ai.usage.totalTokens'],
  cacheRead: ['ai.usage.cachedInputTokens', 'ai.usage.inputTokenDetails.cacheReadTokens'],
  cacheWrite: ['ai.usage.inputTokenDetails.cacheWriteTokens'],
  reasoning: ['ai.usage.reasoningTokens', 'ai.usage.outputTokenDetails.reasoningTokens'],
});

/** Only version 6 and later split the input, and they count the cache in. */
const INCLUSIVE_MARK = 'ai.usage.inputTokenDetails.noCacheTokens';
const PROVIDER_METADATA = 'ai.response.providerMetadata';
const USER_AGENT = 'ai.request.headers.user-agent';

export const VERCEL_AI_USAGE_KEYS: readonly string[] = [
  ...TOKEN_KEYS.all,
  INCLUSIVE_MARK,
  PROVIDER_METADATA,
  USER_AGENT,
];

/** Part of every name in `METADATA_FIELDS`: most metadata holds none and need not be decoded. */
const COUNT_MARK = /[cC]ache|reasoningTokens|thoughtsTokenCount|input_tokens|inputTokens/;

/** Beyond this the metadata holds more than counts, and ingest does not pay for decoding it. */
const METADATA_LIMIT_CHARS = 65_536;

/**
 * Token counts of a call. Versions 4 and 5 pass a provider's numbers on as they are, which for Anthropic and Bedrock
 * leave the cache out of the input and its size to the provider metadata; versions 6 and 7 count it in.
 */
export function readVercelAiUsage(attributes: AttributeView, provider: string | undefined): Usage | undefined {
  const counts = readTokenCounts(attributes, TOKEN_KEYS);
  if (counts === undefined) return undefined;
  if (attributes.has(INCLUSIVE_MARK)) return resolveUsage(counts, { semantics: 'inclusive' });
  const metadata = readProviderCounts(attributes);
  // The provider's own input is evidence of what the input includes, not a count to fill in.
  if (metadata !== undefined) {
    counts.cacheRead ??= metadata.cacheRead;
    counts.cacheWrite ??= metadata.cacheWrite;
    counts.reasoning ??= metadata.reasoning;
  }
  return resolveUsage(counts, { semantics: toSemantics({ attributes, provider, counts, metadata }), provider });
}

interface Evidence {
  readonly attributes: AttributeView;
  readonly provider: string | undefined;
  readonly counts: TokenCounts;
  readonly metadata: TokenCounts | undefined;
}

function toSemantics({ attributes, provider, counts, metadata }: Evidence): InputSemantics {
  if (provider !== 'anthropic' && provider !== 'aws.bedrock') return 'inclusive';
  const cache = (counts.cacheRead ?? 0) + (counts.cacheWrite ?? 0);
  if (metadata?.input !== undefined) {
    if (cache > 0 && counts.input === metadata.input + cache) return 'inclusive';
    if (counts.input === metadata.input) return 'exclusive';
  }
  return majorVersion(attributes) >= 6 ? 'inclusive' : 'exclusive';
}

/** The SDK names itself in the request headers it records, e.g. `ai/6.0.1`; `0` when it does not. */
function majorVersion(attributes: AttributeView): number {
  const userAgent = attributes.get(USER_AGENT);
  const match = typeof userAgent === 'string' ? /(?:^|\s)ai\/(\d{1,3})\./.exec(userAgent.slice(0, 500)) : null;
  return match === null ? 0 : Number(match[1]);
}

/** Provider spellings of the counts inside `{<provider>: {…, usage: {…}}}`. */
const METADATA_FIELDS = {
  input: ['input_tokens', 'inputTokens'],
  cacheRead: [
    'cache_read_input_tokens',
    'cacheReadInputTokens',
    'cachedPromptTokens',
    'cachedInputTokens',
    'cachedContentTokenCount',
    'promptCacheHitTokens',
  ],
  cacheWrite: ['cache_creation_input_tokens', 'cacheCreationInputTokens', 'cacheWriteInputTokens'],
  reasoning: ['reasoningTokens', 'thoughtsTokenCount'],
} as const satisfies Partial<Record<keyof TokenCounts, readonly string[]>>;

function readProviderCounts(attributes: AttributeView): TokenCounts | undefined {
  const value = attributes.get(PROVIDER_METADATA);
  if (value === undefined) return undefined;
  if (typeof value === 'string' && (value.length > METADATA_LIMIT_CHARS || !COUNT_MARK.test(value))) return undefined;
  const metadata = toJsonContent(value);
  if (!isJsonObject(metadata)) return undefined;
  const counts = createTokenCounts();
  for (const ofProvider of Object.values(metadata)) {
    if (!isJsonObject(ofProvider)) continue;
    readCounts(findField(ofProvider, 'usage', 'usageMetadata'), counts);
    readCounts(ofProvider, counts);
  }
  return counts;
}

function readCounts(holder: JsonValue | undefined, counts: TokenCounts): void {
  if (!isJsonObject(holder)) return;
  for (const [name, fields] of Object.entries(METADATA_FIELDS)) {
    const key = name as keyof typeof METADATA_FIELDS;
    const count = toTokenCount(findField(holder, ...fields));
    if (counts[key] === undefined && count !== undefined) counts[key] = count;
  }
}
