import { expect, it } from 'vitest';

import { stackSeries } from './stack-series.ts';

it('sums from the first series up and puts the highest sums first', () => {
  const stacked = stackSeries([
    { id: 'a', label: 'a', color: 'tool', values: [1, null, 3] },
    { id: 'b', label: 'b', color: 'agent', values: [10, 20, undefined] },
  ]);
  expect(stacked.map(({ id, values }) => [id, values])).toEqual([
    ['b', [11, 20, 3]],
    ['a', [1, 0, 3]],
  ]);
});
