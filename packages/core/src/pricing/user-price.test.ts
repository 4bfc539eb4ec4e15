import { describe, expect, it } from 'vitest';

import { isModelMatch } from './user-price.ts';

describe('isModelMatch', () => {
  it.each([
    ['gpt-4o', 'gpt-4o', true],
    ['gpt-4o', 'gpt-4o-mini', false],
    ['GPT-4o*', 'gpt-4o-mini', true],
    ['*4o*', 'gpt-4o-mini', true],
    ['*mini', 'gpt-4o-mini', true],
    ['a*a', 'a', false],
    ['a*b*c', 'axxbyyc', true],
    ['a*b*c', 'acb', false],
    ['*', '', true],
    ['gpt.4o', 'gpt-4o', false],
    ['openai/gpt*', 'gpt-4o', true],
    ['azure/gpt*', 'gpt-4o', false],
  ])('%s fits %s: %s', (pattern, model, expected) => {
    expect(isModelMatch(pattern, { model, provider: 'openai' })).toBe(expected);
  });

  it('stays linear for patterns made to backtrack', () => {
    const startMs = performance.now();
    expect(isModelMatch(`${'*a'.repeat(200)}b`, { model: 'a'.repeat(10_000) })).toBe(false);
    expect(performance.now() - startMs).toBeLessThan(100);
  });
});
