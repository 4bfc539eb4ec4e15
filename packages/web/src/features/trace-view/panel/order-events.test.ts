import { expect, test } from 'vitest';

import { orderEvents } from './order-events.ts';

test('what went wrong comes first, the rest by time', () => {
  const event = (name: string, time: number) => ({ name, timeUnixNano: BigInt(time) });
  const ordered = orderEvents([event('b', 2), event('a', 1), event('exception', 9), event('c', 2)]);
  expect(ordered.map(({ event: { name }, index }) => [name, index])).toEqual([
    ['exception', 2],
    ['a', 1],
    ['b', 0],
    ['c', 3],
  ]);
});
