import { describe, expect, it } from 'vitest';

import { buildRunRow } from '../testing/build-run-row.ts';
import { toCompareRows } from './compare-rows.ts';

const RUNS = [
  buildRunRow('a', {
    params: { lr: '0.1', opt: 'adam', only: 'x' },
    metrics: { loss: 1 },
    tags: { 'mlflow.user': 'ada' },
  }),
  buildRunRow('b', { params: { lr: '1e-1', opt: 'sgd' }, metrics: { loss: 2 }, tags: { team: 'x' } }),
];

describe('toCompareRows', () => {
  it('marks what differs: numbers by value, texts by letter', () => {
    expect(toCompareRows(RUNS, 'params')).toEqual([
      { key: 'lr', values: ['0.1', '1e-1'], numbers: [0.1, 0.1], isDifferent: false },
      { key: 'only', values: ['x', undefined], numbers: undefined, isDifferent: true },
      { key: 'opt', values: ['adam', 'sgd'], numbers: undefined, isDifferent: true },
    ]);
    expect(toCompareRows(RUNS, 'metrics')).toEqual([
      { key: 'loss', values: ['1', '2'], numbers: [1, 2], isDifferent: true },
    ]);
  });

  it('leaves out what clients keep in tags', () => {
    expect(toCompareRows(RUNS, 'tags').map(({ key }) => key)).toEqual(['team']);
  });
});
