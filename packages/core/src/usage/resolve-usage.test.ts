import { describe, expect, it } from 'vitest';

import { readSample } from '../testing/sample-span.ts';
import { readGenAiUsage } from '../translate/conventions/gen-ai/gen-ai-usage.ts';
import { mergeUsage } from './merge-usage.ts';
import { resolveUsage, type UsageEvidence } from './resolve-usage.ts';
import { createTokenCounts, type TokenCounts, toTokenCount } from './token-counts.ts';
import { findUsageAccount } from './usage-account.ts';

const resolve = (counts: Partial<TokenCounts>, evidence: Partial<UsageEvidence> = {}) =>
  resolveUsage({ ...createTokenCounts(), ...counts }, { semantics: 'unknown', ...evidence });

describe('resolveUsage', () => {
  it('knows nothing of nothing, and keeps zeros', () => {
    expect(resolve({})).toBeUndefined();
    expect(resolve({ input: 0, output: 0 })).toEqual({ inputTokens: 0, outputTokens: 0, totalTokens: 0 });
    expect(resolve({ input: 6 })).toEqual({ inputTokens: 6, totalTokens: 6 });
  });

  it('lets the total prove what the input includes', () => {
    const cache = { cacheRead: 12, cacheWrite: 6 };
    expect(resolve({ input: 20, output: 15, total: 53, ...cache })).toMatchObject({ inputTokens: 38, totalTokens: 53 });
    expect(resolve({ input: 20, output: 15, total: 35, ...cache })).toMatchObject({ inputTokens: 20, totalTokens: 35 });
  });

  it('sees that more cannot be cached than was sent', () => {
    expect(resolve({ input: 18, output: 1, cacheRead: 4096 })).toMatchObject({ inputTokens: 4114, totalTokens: 4115 });
  });

  it('believes what is known of the emitter over the numbers', () => {
    const counts = { input: 18, output: 1, cacheRead: 4096 };
    expect(resolve(counts, { semantics: 'inclusive' })).toMatchObject({ inputTokens: 18 });
  });

  it('adds thoughts that the total proves to be separate', () => {
    expect(resolve({ input: 10, output: 5, reasoning: 20, total: 35 })).toEqual({
      inputTokens: 10,
      outputTokens: 25,
      totalTokens: 35,
      reasoningTokens: 20,
    });
  });
});

describe('parts with a price of their own', () => {
  it('are read where their whole is', () => {
    const attributes = {
      'gen_ai.operation.name': 'chat',
      'gen_ai.usage.input_tokens': 100,
      'gen_ai.usage.output_tokens': 10,
      'gen_ai.usage.cache_creation.input_tokens': 50,
      'gen_ai.usage.cache_creation.1h_input_tokens': 20,
      'gen_ai.usage.details.input_audio_tokens': 30,
      'gen_ai.usage.details.output_audio_tokens': 4,
    };
    const usage = readSample({ attributes }, (span) => readGenAiUsage(span, 'openai'));
    expect(usage).toEqual({
      inputTokens: 100,
      outputTokens: 10,
      totalTokens: 110,
      cacheWriteTokens: 50,
      cacheWrite1hTokens: 20,
      inputAudioTokens: 30,
      outputAudioTokens: 4,
    });
  });
});

describe('findUsageAccount', () => {
  const cache = { cacheRead: 12, cacheWrite: 6 };
  it.each([
    [{ input: 20, output: 15 }, {}, 'no-cache', 'as-sent'],
    [{ input: 20, output: 15, ...cache }, { semantics: 'inclusive' as const }, 'emitter', 'as-sent'],
    [{ input: 20, output: 15, ...cache }, { semantics: 'exclusive' as const }, 'emitter', 'cache-added'],
    [{ input: 20, output: 15, total: 53, ...cache }, {}, 'total', 'cache-added'],
    [{ input: 20, output: 15, total: 35, ...cache }, {}, 'total', 'as-sent'],
    [{ input: 17, output: 15, ...cache }, {}, 'cache-exceeds-input', 'cache-added'],
    [{ input: 20, output: 15, ...cache }, { provider: 'anthropic', hasRawCacheNames: true }, 'provider', 'cache-added'],
    [{ input: 20, output: 15, ...cache }, {}, 'default', 'as-sent'],
  ])('of %o with %o is decided by %s', (counts, evidence, ...[rule, input]) => {
    const usage = resolve(counts, evidence);
    expect(usage && findUsageAccount(usage)).toEqual({ rule, input, output: 'as-sent', raw: counts });
  });

  it('tells that thoughts were added, and knows nothing of sums', () => {
    const usage = resolve({ input: 10, output: 5, reasoning: 20, total: 35 }) ?? {};
    expect(findUsageAccount(usage)).toMatchObject({ output: 'reasoning-added', raw: { output: 5 } });
    expect(findUsageAccount({ ...usage })).toBeUndefined();
    expect(JSON.parse(JSON.stringify(usage))).toEqual({ ...usage });
  });
});

describe('toTokenCount', () => {
  it.each([
    [7, 7],
    ['7', 7],
    [7n, 7],
    [0, 0],
    [Number.NaN, undefined],
    [-1, undefined],
    ['-1', undefined],
    ['NaN', undefined],
    ['', undefined],
    [Number.POSITIVE_INFINITY, undefined],
    [null, undefined],
    [true, undefined],
  ])('reads %s as %s', (value, expected) => {
    expect(toTokenCount(value)).toBe(expected);
  });
});

describe('mergeUsage', () => {
  it('remembers how the account that decided was read', () => {
    const first = resolve({ input: 10, output: 5 }) ?? {};
    const second = resolve({ input: 10, output: 5, cacheRead: 4 }, { semantics: 'inclusive' }) ?? {};
    const filled = mergeUsage(first, second);
    expect(filled).toEqual({ ...first, cacheReadTokens: 4 });
    expect(findUsageAccount(filled)).toEqual(findUsageAccount(first));
    const onlyTotal = resolve({ total: 15 }) ?? {};
    expect(findUsageAccount(mergeUsage(onlyTotal, second))).toEqual(findUsageAccount(second));
    expect(findUsageAccount(mergeUsage({ ...onlyTotal }, { ...second }))).toBeUndefined();
  });

  it('fills in only from an account that agrees', () => {
    const first = { inputTokens: 10, outputTokens: 5, totalTokens: 15 };
    expect(mergeUsage(first, { ...first, cacheReadTokens: 4 })).toEqual({ ...first, cacheReadTokens: 4 });
    expect(mergeUsage(first, { inputTokens: 18, outputTokens: 5, cacheReadTokens: 4 })).toEqual(first);
  });
});
