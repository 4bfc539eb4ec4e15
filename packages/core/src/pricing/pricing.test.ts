import { readFileSync } from 'node:fs';

import { calcPrice } from '@pydantic/genai-prices';
import { describe, expect, it } from 'vitest';

import type { Usage } from '../usage.ts';
import { createGenaiPricesTable, GENAI_PRICES_EDITION } from './genai-prices-table.ts';
import { createPricing, type PricedCall } from './pricing.ts';
import type { UserPrice } from './user-price.ts';

const table = createGenaiPricesTable();
const listed = createPricing({ table, userPrices: [] });
const at = (iso: string) => BigInt(Date.parse(iso)) * 1_000_000n;

function callOf(
  [model, provider]: readonly [string, string | undefined],
  usage: Usage,
  rest: Partial<PricedCall> = {},
): PricedCall {
  return {
    model: { response: model },
    provider,
    usage,
    startUnixNano: at('2026-10-01T12:00:00Z'),
    emitterUsd: undefined,
    isAggregate: false,
    ...rest,
  };
}

/** Worked out by hand from the providers' published prices per million tokens. */
const BY_HAND: readonly (readonly [string, string | undefined, Usage, number])[] = [
  ['gpt-4o', 'openai', { inputTokens: 1000, outputTokens: 500 }, 0.0075],
  ['gpt-4o', 'openai', { inputTokens: 1000, outputTokens: 500, cacheReadTokens: 400 }, 0.007],
  ['gpt-4o-2024-08-06', 'openai', { inputTokens: 2_000_000 }, 5],
  ['gpt-4o-mini', 'openai', { inputTokens: 1_000_000, outputTokens: 1_000_000 }, 0.75],
  ['gpt-4o-mini', 'openai', { inputTokens: 1_000_000, outputTokens: 0, cacheReadTokens: 1_000_000 }, 0.075],
  ['openai/gpt-4o-mini', undefined, { inputTokens: 10_000, outputTokens: 1000 }, 0.0021],
  ['gpt-4.1', 'openai', { inputTokens: 1000, outputTokens: 1000, cacheReadTokens: 500 }, 0.00925],
  ['o3', 'openai', { inputTokens: 1000, outputTokens: 1000, reasoningTokens: 800 }, 0.01],
  ['text-embedding-3-small', 'openai', { inputTokens: 1_000_000 }, 0.02],
  [
    'claude-sonnet-4-5',
    'anthropic',
    { inputTokens: 1000, outputTokens: 50, cacheReadTokens: 200, cacheWriteTokens: 100 },
    0.003285,
  ],
  ['claude-sonnet-4-5-20250929', 'anthropic', { inputTokens: 0, outputTokens: 1_000_000 }, 15],
  ['claude-sonnet-4.5', 'anthropic', { inputTokens: 100_000, outputTokens: 0, cacheWriteTokens: 100_000 }, 0.375],
  [
    'claude-sonnet-4-5',
    'anthropic',
    { inputTokens: 100_000, outputTokens: 0, cacheWriteTokens: 100_000, cacheWrite1hTokens: 40_000 },
    0.465,
  ],
  ['claude-sonnet-4-5', 'anthropic', { inputTokens: 300_000, outputTokens: 1000 }, 1.8225],
  [
    'anthropic/claude-3-5-haiku-latest',
    undefined,
    { inputTokens: 10_000, outputTokens: 1000, cacheReadTokens: 9000 },
    0.00552,
  ],
  [
    'global.anthropic.claude-sonnet-4-5-20250929-v1:0',
    'aws.bedrock',
    { inputTokens: 1_000_000, outputTokens: 0, cacheReadTokens: 900_000 },
    0.57,
  ],
  [
    'us.anthropic.claude-sonnet-4-5-20250929-v1:0',
    'aws.bedrock',
    { inputTokens: 100_000, outputTokens: 10_000 },
    0.495,
  ],
  ['gemini-2.5-flash', 'gcp.gemini', { inputTokens: 100_000, outputTokens: 10_000, reasoningTokens: 5000 }, 0.055],
  ['models/gemini-2.5-pro', 'gcp.gemini', { inputTokens: 100_000, outputTokens: 10_000 }, 0.225],
  ['gemini-2.5-pro', 'gcp.vertex_ai', { inputTokens: 300_000, outputTokens: 10_000 }, 0.9],
  ['mistral-large-2411', 'mistral_ai', { inputTokens: 1_000_000, outputTokens: 1_000_000 }, 8],
  [
    'gpt-audio',
    'openai',
    { inputTokens: 1000, outputTokens: 1000, inputAudioTokens: 600, outputAudioTokens: 500 },
    0.0572,
  ],
  ['sonar-deep-research', 'perplexity', { inputTokens: 1000, outputTokens: 10_000, reasoningTokens: 8000 }, 0.042],
  ['sonar-pro', 'perplexity', { inputTokens: 1000, outputTokens: 1000 }, 0.032],
];

describe('createPricing', () => {
  it.each(BY_HAND)('prices %s of %s with %o at %d USD', (model, provider, ...[usage, expected]) => {
    expect(listed.findCostUsd(callOf([model, provider], usage))).toBeCloseTo(expected, 10);
  });

  it.each([
    ['gpt-4o', 'openai', 'openai'],
    ['gpt-4.1-mini', 'openai', 'openai'],
    ['gpt-5', 'openai', 'openai'],
    ['o4-mini', 'openai', 'openai'],
    ['claude-opus-4-1', 'anthropic', 'anthropic'],
    ['claude-haiku-4-5', 'anthropic', 'anthropic'],
    ['gemini-2.5-pro', 'gcp.gemini', 'google'],
    ['gemini-2.5-flash', 'gcp.vertex_ai', 'google'],
    ['gpt-4o', 'azure.ai.openai', 'azure'],
    ['deepseek-chat', 'deepseek', 'deepseek'],
    ['grok-4', 'x_ai', 'x-ai'],
    ['command-r-plus', 'cohere', 'cohere'],
    ['sonar-pro', 'perplexity', 'perplexity'],
    ['llama-3.3-70b-versatile', 'groq', 'groq'],
    ['kimi-k2-0905-preview', 'moonshot_ai', 'moonshotai'],
  ])("agrees with the list's own calculator about %s of %s", (model, provider, listedProvider) => {
    const usages: Usage[] = [
      { inputTokens: 1234, outputTokens: 567 },
      { inputTokens: 90_000, outputTokens: 4321, cacheReadTokens: 70_000 },
      { inputTokens: 90_000, outputTokens: 4321, cacheReadTokens: 30_000, cacheWriteTokens: 40_000 },
      { inputTokens: 90_000, outputTokens: 9000, cacheWriteTokens: 40_000, cacheWrite1hTokens: 15_000 },
      { inputTokens: 450_000, outputTokens: 9000, cacheReadTokens: 210_000, reasoningTokens: 4000 },
      { inputTokens: 0, outputTokens: 0 },
    ];
    for (const usage of usages) {
      for (const day of ['2024-06-01T03:00:00Z', '2025-09-10T17:30:00Z', '2026-10-01T12:00:00Z']) {
        const theirs = calcPrice(
          {
            input_tokens: usage.inputTokens,
            output_tokens: usage.outputTokens,
            cache_read_tokens: usage.cacheReadTokens,
            cache_write_tokens: usage.cacheWriteTokens,
            cache_write_1h_tokens: usage.cacheWrite1hTokens,
          },
          model,
          { providerId: listedProvider, timestamp: new Date(day) },
        );
        const ours = listed.findCost(callOf([model, provider], usage, { startUnixNano: at(day) }))?.computed;
        expect(ours?.totalUsd).toBeCloseTo(theirs?.total_price ?? Number.NaN, 10);
        expect(ours?.inputUsd).toBeCloseTo(theirs?.input_price ?? Number.NaN, 10);
        expect(ours?.priceRow).toBe(`${theirs?.provider.id}/${theirs?.model.id}`);
      }
    }
  });

  it('says where a figure comes from', () => {
    const { computed } = listed.findCost(callOf(['gpt-4o-2024-08-06', 'openai'], { inputTokens: 10 })) ?? {};
    expect(computed).toMatchObject({
      source: 'table',
      rule: 'exact',
      priceRow: 'openai/gpt-4o',
      table: GENAI_PRICES_EDITION,
    });
    const installed = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
    expect(installed).toContain(`"@pydantic/${GENAI_PRICES_EDITION.replace('@', '": "')}"`);
  });

  it.each([
    ['gpt-4zz', 'openai'],
    ['claude-opus-99-1', 'anthropic'],
    ['llama3.2', 'ollama'],
    ['gpt-4o', 'ollama'],
    ['my-deployment', 'azure.ai.openai'],
    ['', 'openai'],
    ['x'.repeat(1000), undefined],
    ['__proto__', 'constructor'],
  ])('does not guess a price for %s of %s', (model, provider) => {
    expect(listed.findCost(callOf([model, provider], { inputTokens: 10, outputTokens: 10 }))).toBeUndefined();
  });

  it('asks the request when the response names nothing known, as with aliases of a gateway', () => {
    const call = callOf(['unknown-thing', 'openai'], { inputTokens: 1_000_000 });
    expect(listed.findCostUsd({ ...call, model: { response: 'unknown-thing', request: 'gpt-4o' } })).toBe(2.5);
  });

  it('asks the maker when a gateway hides it, and says so', () => {
    const cost = listed.findCost(callOf(['claude-sonnet-4-5', 'my-gateway'], { inputTokens: 1_000_000 }));
    expect(cost?.computed).toMatchObject({ priceRow: 'anthropic/claude-sonnet-4-5', rule: 'exact, by maker' });
  });

  it('does not take the sum over many calls for one long call', () => {
    const usage = { inputTokens: 300_000, outputTokens: 0 };
    expect(listed.findCostUsd(callOf(['claude-sonnet-4-5', 'anthropic'], usage, { isAggregate: true }))).toBeCloseTo(
      0.9,
    );
  });

  it('keeps the figure of the emitter, with the computed one beside it', () => {
    const usage = { inputTokens: 1_000_000 };
    expect(listed.findCost(callOf(['gpt-4o', 'openai'], usage, { emitterUsd: 2.4 }))).toMatchObject({
      totalUsd: 2.4,
      source: 'emitter',
      emitter: { totalUsd: 2.4 },
      computed: { totalUsd: 2.5 },
    });
    expect(listed.findCost(callOf(['gpt-4o', 'openai'], usage, { emitterUsd: 2.4 }))).not.toHaveProperty('isDisputed');
    expect(listed.findCost(callOf(['gpt-4o', 'openai'], usage, { emitterUsd: 25 }))).toHaveProperty('isDisputed', true);
    expect(listed.findCostUsd(callOf(['gpt-4o', 'openai'], usage, { emitterUsd: 2.4 }))).toBe(2.4);
  });

  const own: UserPrice[] = [
    { priceId: '1', modelPattern: 'openai/*', validFromMs: null, prices: { input: 100 } },
    { priceId: '2', modelPattern: 'GPT-4o*', validFromMs: null, prices: { input: 1, output: 2, cacheRead: 0.5 } },
    { priceId: '3', modelPattern: 'gpt-4o*', validFromMs: Date.parse('2026-09-01'), prices: { input: 7 } },
    { priceId: '4', modelPattern: 'my-deployment', validFromMs: null, prices: { input: 0, output: 0 } },
  ];
  const priced = createPricing({ table, userPrices: own });

  it("lets a user's price win over everything, from its day on", () => {
    const usage = { inputTokens: 1_000_000, outputTokens: 0 };
    expect(priced.findCost(callOf(['gpt-4o', 'openai'], usage, { emitterUsd: 2.5 }))).toMatchObject({
      totalUsd: 7,
      source: 'user',
      emitter: { totalUsd: 2.5 },
      computed: { rule: 'gpt-4o*', priceRow: '3', validFrom: '2026-09-01T00:00:00.000Z' },
    });
    const before = callOf(['gpt-4o', 'openai'], usage, { startUnixNano: at('2026-08-31T23:59:59Z'), emitterUsd: 2.5 });
    expect(priced.findCostUsd(before)).toBe(1);
    expect(priced.findCostUsd(callOf(['o3', 'openai'], usage))).toBe(100);
    expect(priced.findCostUsd(callOf(['claude-opus-4-5', 'anthropic'], usage))).toBe(5);
  });

  it('can make a model free', () => {
    expect(priced.findCostUsd(callOf(['my-deployment', 'ollama'], { inputTokens: 10, outputTokens: 3 }))).toBe(0);
  });

  it('forgets names that keep changing', () => {
    for (let index = 0; index < 6000; index++) {
      expect(priced.findCostUsd(callOf([`made-up-${index}`, 'nobody'], { inputTokens: 1 }))).toBeUndefined();
    }
    expect(priced.findCostUsd(callOf(['claude-sonnet-4-5', 'anthropic'], { inputTokens: 1_000_000 }))).toBe(6);
  });
});

describe('tiers', () => {
  const usage: Usage = { inputTokens: 1_000_000, outputTokens: 100_000, cacheReadTokens: 500_000 };
  const costOf = (model: string, provider: string, serviceTier?: string) =>
    listed.findCost(callOf([model, provider], usage, { serviceTier }));

  it.each([
    ['gpt-4o', 'openai', 'batch'],
    ['gpt-4o', 'openai', 'flex'],
    ['claude-sonnet-4-5', 'anthropic', 'batch'],
    ['gemini-2.5-flash', 'gcp.gemini', 'batch'],
  ])('halve the price of %s by %s at %s', (model, provider, tier) => {
    const plain = costOf(model, provider);
    const cost = costOf(model, provider, tier);
    expect(plain?.totalUsd).toBeGreaterThan(0);
    expect(cost?.totalUsd).toBeCloseTo((plain?.totalUsd ?? 0) / 2, 12);
    expect(cost?.inputUsd).toBeCloseTo((plain?.inputUsd ?? 0) / 2, 12);
    expect(cost?.computed?.tier).toEqual({ name: tier, factor: 0.5 });
  });

  it.each([
    ['gpt-4o', 'openai', 'priority'],
    ['gpt-4o', 'openai', '__proto__'],
    ['claude-sonnet-4-5', 'anthropic', 'flex'],
  ])('leave the listed price of %s by %s at %s, which nobody knows a rule for', (model, provider, tier) => {
    expect(costOf(model, provider, tier)).toEqual(costOf(model, provider));
  });

  it('are the same at ingest, and no matter to a price that a person entered', () => {
    const call = callOf(['gpt-4o', 'openai'], usage, { serviceTier: 'batch' });
    expect(listed.findCostUsd(call)).toBe(listed.findCost(call)?.totalUsd);
    const own: UserPrice = { priceId: 'p1', modelPattern: 'gpt-4o', validFromMs: null, prices: { input: 1 } };
    expect(createPricing({ table, userPrices: [own] }).findCostUsd(call)).toBe(1);
  });
});
