import { expect, it } from 'vitest';

import { buildRunRow } from '../testing/build-run-row.ts';
import { toRunDimensions } from './run-dimensions.ts';

it('gives each run a place on each axis on which they differ', () => {
  const dimensions = toRunDimensions([
    buildRunRow('a', { params: { lr: '0.1', opt: 'sgd', same: '1' }, metrics: { loss: 2 } }),
    buildRunRow('b', { params: { lr: '0.001', opt: 'adam', same: '1' }, metrics: { loss: 4 } }),
    buildRunRow('c', { params: { lr: '0.01', same: '1' }, metrics: { loss: Number.NaN } }),
  ]);
  expect(dimensions.map(({ id, places, isLogarithmic }) => [id, places.map(round), isLogarithmic])).toEqual([
    ['param:lr', [1, 0, 0.5], true],
    ['param:opt', [1, 0, undefined], false],
    ['metric:loss', [0, 1, undefined], false],
  ]);
  expect(dimensions[1]?.ticks).toEqual([
    { place: 0, value: 'adam' },
    { place: 1, value: 'sgd' },
  ]);
});

function round(place: number | undefined): number | undefined {
  return place === undefined ? undefined : Math.round(place * 100) / 100;
}
