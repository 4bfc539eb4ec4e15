import { describe, expect, it } from 'vitest';

import { listModelCandidates } from './model-candidates.ts';

const names = (model: string) => listModelCandidates(model).map((candidate) => candidate.model);

describe('listModelCandidates', () => {
  it.each([
    ['openrouter/openai/gpt-4o', 'gpt-4o'],
    ['publishers/google/models/gemini-2.5-pro', 'gemini-2.5-pro'],
    ['us.anthropic.claude-3-5-sonnet-20241022-v2:0', 'claude-3-5-sonnet'],
    ['claude-sonnet-4@20250514', 'claude-sonnet-4'],
    ['claude-sonnet-4.5', 'claude-sonnet-4-5'],
    ['ft:gpt-4o-mini-2024-07-18:acme::abc', 'gpt-4o-mini'],
    ['gpt-4o-eu-customer', 'gpt-4o'],
  ])('%s is also known as %s', (model, other) => {
    expect(names(model)[0]).toBe(model);
    expect(names(model)).toContain(other);
  });

  it.each([
    ['gpt-4o', 'gpt-4'],
    ['claude-opus-4-9', 'claude-opus-4'],
    ['gpt-4o-mini', 'gpt-4o'],
    ['gpt-5.1', 'gpt-5'],
    ['gemini-2.5-flash-lite', 'gemini-2.5-flash'],
    ['mistral-custom', 'mistral'],
  ])('%s is not %s', (model, other) => {
    expect(names(model)).not.toContain(other);
  });
});
