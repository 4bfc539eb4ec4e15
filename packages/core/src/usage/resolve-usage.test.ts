import { describe, expect, it } from 'vitest';

import { mergeUsage } from './merge-usage.ts';
import { resolveUsage, type UsageEvidence } from './resolve-usage.ts';
import { createTokenCounts, type TokenCounts, toTokenCount } from './token-counts.ts';

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
  it('fills in only from an account that agrees', () => {
    const first = { inputTokens: 10, outputTokens: 5, totalTokens: 15 };
    expect(mergeUsage(first, { ...first, cacheReadTokens: 4 })).toEqual({ ...first, cacheReadTokens: 4 });
    expect(mergeUsage(first, { inputTokens: 18, outputTokens: 5, cacheReadTokens: 4 })).toEqual(first);
  });
});
