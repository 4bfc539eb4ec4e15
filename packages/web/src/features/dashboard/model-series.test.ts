import type { ModelFiguresBody } from '@gander/api/gander/figure-schemas';
import { expect, it } from 'vitest';

import { createModelColors, toModelSeries } from './model-series.ts';

function createModel(model: string, tokens: readonly number[]): ModelFiguresBody {
  const figures = { callCount: 1, outputTokens: 0, cacheReadTokens: 0, costUsd: null };
  return {
    model,
    ...figures,
    inputTokens: 0,
    errorCount: 0,
    p50Ms: null,
    p95Ms: null,
    p99Ms: null,
    maxMs: null,
    totalMs: 0,
    slowest: null,
    lastFailed: null,
    buckets: tokens.map((inputTokens, index) => ({
      ...figures,
      inputTokens,
      startUnixNano: BigInt(index) * 1_000_000n,
    })),
  };
}

const toSeries = (models: readonly ModelFiguresBody[]) =>
  toModelSeries(models, { times: [0, 1], pick: ({ inputTokens }) => inputTokens, colorOf: createModelColors(models) });

it('should draw the largest first and leave out those without any', () => {
  const series = toSeries([createModel('small', [1]), createModel('none', [0, 0]), createModel('large', [5, 5])]);
  expect(series.map(({ label, values }) => [label, values])).toEqual([
    ['large', [5, 5]],
    ['small', [1, 0]],
  ]);
});

it('should add up those for which there is no colour', () => {
  const series = toSeries(Array.from({ length: 9 }, (_, index) => createModel(`m${index}`, [10 - index, 1])));
  expect(series).toHaveLength(6);
  expect(series.at(-1)).toMatchObject({ label: '4 others', values: [5 + 4 + 3 + 2, 4] });
});
