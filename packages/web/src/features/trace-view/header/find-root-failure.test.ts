import { expect, test } from 'vitest';

import { findRootFailure } from './find-root-failure.ts';

function row(spanId: string, parentSpanId: string | null, start: number, status: 'OK' | 'ERROR' = 'ERROR') {
  return { spanId, parentSpanId, status, startUnixNano: BigInt(start) };
}

test.each([
  ['no failure', [row('root', null, 0, 'OK')], undefined],
  ['the only one', [row('root', null, 0, 'OK'), row('a', 'root', 1)], 'a'],
  ['below those that passed it on', [row('root', null, 0), row('step', 'root', 1), row('tool', 'step', 2)], 'tool'],
  ['the first of repeats', [row('root', null, 0), row('b', 'root', 2), row('a', 'root', 1)], 'a'],
  [
    'the deeper one, even where a shallow one came before',
    [row('root', null, 0), row('hint', 'root', 1), row('step', 'root', 2), row('tool', 'step', 3)],
    'tool',
  ],
  [
    'what reached the root before what was caught',
    [row('root', null, 0), row('try', 'root', 1, 'OK'), row('x', 'try', 2), row('y', 'x', 3), row('late', 'root', 9)],
    'late',
  ],
  ['without the root that was not sent', [row('a', 'gone', 1), row('b', 'a', 2)], 'b'],
  ['in a cycle', [row('a', 'b', 1), row('b', 'a', 2)], 'a'],
] as const)('%s', (_, rows, spanId) => {
  expect(findRootFailure(rows)?.spanId).toBe(spanId);
});
