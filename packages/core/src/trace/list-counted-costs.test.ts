import { expect, test } from 'vitest';

import { listCountedCosts } from './list-counted-costs.ts';

const span = (spanId: string, parentSpanId: string | null, costUsd: number | null) => ({
  spanId,
  parentSpanId,
  costUsd,
  startUnixNano: 0n,
});
const ids = (spans: Parameters<typeof listCountedCosts>[0]) => listCountedCosts(spans).map((each) => each.spanId);

test('of an agent and its calls the calls count', () => {
  expect(
    ids([span('agent', null, 3), span('step', 'agent', null), span('a', 'step', 1), span('b', 'step', 2)]),
  ).toEqual(['a', 'b']);
});

test('a zero below does not silence what is known above', () => {
  expect(ids([span('agent', null, 3), span('call', 'agent', 0)])).toEqual(['agent', 'call']);
});

test('parents in a circle end', () => {
  expect(ids([span('a', 'b', 1), span('b', 'a', 1)])).toHaveLength(1);
});
