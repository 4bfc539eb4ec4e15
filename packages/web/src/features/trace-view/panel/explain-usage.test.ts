import { describe, expect, test } from 'vitest';

import { explainCost, explainUsage, toCostSource } from './explain-usage.ts';

test('says what was added and why', () => {
  const said = explainUsage({ rule: 'total', input: 'cache-added', output: 'reasoning-added', raw: {} });
  expect(said).toHaveLength(2);
  expect(said[0]).toContain('they were added');
  expect(explainUsage({ rule: 'no-cache', input: 'as-sent', output: 'as-sent', raw: {} })).toEqual([
    'The input was taken as it was sent. Nothing was cached, so there was nothing to decide.',
  ]);
});

describe('explainCost', () => {
  const computed = {
    inputUsd: 1,
    outputUsd: 1,
    totalUsd: 2,
    source: 'table',
    rule: 'without-date',
    priceRow: 'openai/gpt-4o',
    table: 'genai-prices@0.1.8',
    validFrom: '2026-01-05',
    tier: { name: 'batch', factor: 0.5 },
  } as const;

  test('names the row, the list, the day and the tier', () => {
    const [line] = explainCost({ totalUsd: 2, source: 'table', computed });
    expect(line).toBe(
      'Worked out by openai/gpt-4o of genai-prices@0.1.8, in force since 2026-01-05 (name matched: without-date), at 0.5× for the batch tier.',
    );
  });

  test('two figures that disagree are pointed out', () => {
    const cost = {
      totalUsd: 9,
      source: 'emitter',
      emitter: { totalUsd: 9, source: 'emitter' },
      computed,
      isDisputed: true,
    } as const;
    expect(explainCost(cost).at(-1)).toContain('one of them is wrong');
    expect(toCostSource(cost)).toBe('as the program said');
  });
});
