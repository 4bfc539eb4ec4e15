import type { SpanRowBody } from '@gander/api/gander/span-schemas';
import { expect, test } from 'vitest';

import { createHeatScale, HEAT_LEVELS } from './heat-scale.ts';

const MS = 1_000_000n;

function span(durationMs: bigint | null, fields: Partial<SpanRowBody> = {}): SpanRowBody {
  return {
    spanId: 'a',
    parentSpanId: null,
    name: 'a',
    kind: 1,
    type: 'LLM',
    status: 'OK',
    startUnixNano: 0n,
    endUnixNano: durationMs === null ? null : durationMs * MS,
    serviceName: null,
    model: null,
    provider: null,
    usage: {},
    costUsd: null,
    sessionId: null,
    userId: null,
    ...fields,
  };
}

test('the largest is hottest, the smallest is seen', () => {
  const spans = [span(1000n), span(250n), span(1n), span(0n)];
  expect(spans.map(createHeatScale(spans, 'duration'))).toEqual([HEAT_LEVELS, 3, 1, 1]);
});

test('what is not known has no heat', () => {
  const spans = [span(null), span(5n, { costUsd: 2 }), span(5n)];
  expect(spans.map(createHeatScale(spans, 'duration'))).toEqual([undefined, HEAT_LEVELS, HEAT_LEVELS]);
  expect(spans.map(createHeatScale(spans, 'cost'))).toEqual([undefined, HEAT_LEVELS, undefined]);
  expect(createHeatScale([span(0n)], 'cost')(span(0n, { costUsd: 0 }))).toBeUndefined();
});

test('tokens are the total, or what it is made of', () => {
  const spans = [span(1n, { usage: { totalTokens: 100 } }), span(1n, { usage: { inputTokens: 20, outputTokens: 5 } })];
  expect(spans.map(createHeatScale(spans, 'tokens'))).toEqual([HEAT_LEVELS, 3]);
});
