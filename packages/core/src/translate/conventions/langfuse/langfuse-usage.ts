import type { AttributeView } from '@gander/protocol/span-view';

import { findField, findObject, isJsonObject } from '../../../json/json-fields.ts';
import type { JsonObject } from '../../../json-value.ts';
import { resolveUsage } from '../../../usage/resolve-usage.ts';
import { createTokenCounts, toTokenCount, type TokenCounts } from '../../../usage/token-counts.ts';
import type { Usage } from '../../../usage.ts';
import { readJson } from '../../attribute-contents.ts';

export const LANGFUSE_USAGE_KEY = 'langfuse.observation.usage_details';

/** Words of providers, which keep the meaning that the provider gives them. */
const PROVIDER_INPUT = ['prompt_tokens', 'input_tokens', 'promptTokens', 'inputTokens'] as const;
const PROVIDER_OUTPUT = ['completion_tokens', 'output_tokens', 'completionTokens', 'outputTokens'] as const;

/** Part of another bucket, or of none: predictions that were rejected were never part of the answer. */
const CACHE_READ = ['input_cached_tokens', 'input_cache_read', 'input_cache_read_tokens', 'cache_read_input_tokens'];
const CACHE_WRITE = ['input_cache_creation', 'input_cache_creation_tokens', 'cache_creation_input_tokens'];
const CACHE_WRITE_PARTS = /^input_cache_creation_(?:5m|1h)(?:_tokens)?$/;
const CACHE_WRITE_1H = /^input_cache_creation_1h(?:_tokens)?$/;
const INPUT_AUDIO = ['input_audio_tokens', 'input_audio'] as const;
const OUTPUT_AUDIO = ['output_audio_tokens', 'output_audio'] as const;
const REASONING = ['output_reasoning_tokens', 'output_reasoning', 'reasoning_tokens'] as const;

/**
 * Tokens of a generation. Langfuse's own buckets are disjoint: `input` leaves out what its siblings `input_…` count, and
 * `output` what `output_…` count, so that all of them add up. Counts in a provider's own words mean what they mean there.
 */
export function readLangfuseUsage(attributes: AttributeView, provider: string | undefined): Usage | undefined {
  if (!attributes.has(LANGFUSE_USAGE_KEY)) return undefined;
  const details = readJson(attributes, LANGFUSE_USAGE_KEY);
  if (!isJsonObject(details)) return undefined;
  const input = toTokenCount(details['input']);
  const output = toTokenCount(details['output']);
  if (input !== undefined && output !== undefined && toTokenCount(details['total']) === input + output) {
    // The total is proof that the other buckets are parts of these two, as some integrations send them.
    return resolveUsage({ ...toNativeCounts(details), input, output }, { semantics: 'inclusive' });
  }
  if (input !== undefined || output !== undefined)
    return resolveUsage(toNativeCounts(details), { semantics: 'exclusive' });
  return resolveUsage(toProviderCounts(details), {
    semantics: 'unknown',
    provider,
    hasRawCacheNames: 'cache_creation_input_tokens' in details || 'cache_read_input_tokens' in details,
  });
}

/** The cache is left beside the input, where the resolver puts it in and notes that it did. */
function toNativeCounts(details: JsonObject): TokenCounts {
  const cacheRead = findCount(details, CACHE_READ);
  const cacheWrite = findCount(details, CACHE_WRITE) ?? sumParts(details, CACHE_WRITE_PARTS);
  return {
    ...createTokenCounts(),
    input: sumBuckets(details, 'input'),
    output: sumBuckets(details, 'output'),
    total: toTokenCount(findField(details, 'total')),
    cacheRead,
    cacheWrite,
    cacheWrite1h: sumParts(details, CACHE_WRITE_1H),
    reasoning: findCount(details, REASONING),
    inputAudio: findCount(details, INPUT_AUDIO),
    outputAudio: findCount(details, OUTPUT_AUDIO),
  };
}

/** `input` and everything called `input_…` but the cache; the same for the output. Absent when there is none of them. */
function sumBuckets(details: JsonObject, side: 'input' | 'output'): number | undefined {
  let sum: number | undefined;
  for (const [name, value] of Object.entries(details)) {
    if (name !== side && !name.startsWith(`${side}_`)) continue;
    const count = isCache(name) ? 0 : toTokenCount(value);
    if (count !== undefined) sum = (sum ?? 0) + count;
  }
  return sum;
}

/** By whichever of its names: of several for one count, or of the whole and its parts, only one is read. */
function isCache(name: string): boolean {
  return CACHE_READ.includes(name) || CACHE_WRITE.includes(name) || CACHE_WRITE_PARTS.test(name);
}

function sumParts(details: JsonObject, names: RegExp): number | undefined {
  let sum: number | undefined;
  for (const [name, value] of Object.entries(details)) {
    const count = names.test(name) ? toTokenCount(value) : undefined;
    if (count !== undefined) sum = (sum ?? 0) + count;
  }
  return sum;
}

function toProviderCounts(details: JsonObject): TokenCounts {
  const inputDetails = findObject(details, 'prompt_tokens_details', 'input_tokens_details') ?? {};
  const outputDetails = findObject(details, 'completion_tokens_details', 'output_tokens_details') ?? {};
  return {
    ...createTokenCounts(),
    input: findCount(details, PROVIDER_INPUT),
    output: findCount(details, PROVIDER_OUTPUT),
    total: findCount(details, ['total_tokens', 'totalTokens', 'total']),
    cacheRead: findCount(details, CACHE_READ) ?? findCount(inputDetails, ['cached_tokens']),
    cacheWrite: findCount(details, CACHE_WRITE),
    reasoning: findCount(details, REASONING) ?? findCount(outputDetails, ['reasoning_tokens']),
  };
}

function findCount(details: JsonObject, names: readonly string[]): number | undefined {
  for (const name of names) {
    const count = Object.hasOwn(details, name) ? toTokenCount(details[name]) : undefined;
    if (count !== undefined) return count;
  }
  return undefined;
}
