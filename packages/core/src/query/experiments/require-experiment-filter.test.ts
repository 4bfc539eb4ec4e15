import { expect, it } from 'vitest';

import { requireExperimentFilter } from './require-experiment-filter.ts';
import { requireExperimentOrder } from './require-experiment-order.ts';

it.each([
  ["name LIKE 'a%'", { entity: 'attribute', key: 'name' }, { kind: 'like', letterCase: 'sensitive', pattern: 'a%' }],
  [
    'attribute.creation_time >= 5',
    { entity: 'attribute', key: 'creation_time' },
    { kind: 'number', operator: '>=', value: 5n },
  ],
  ['tags.`my key` IS NULL', { entity: 'tag', key: 'my key' }, { kind: 'presence', isPresent: false }],
])('should understand the filter %s', (filter, field, test) => {
  expect(requireExperimentFilter(filter)).toEqual([{ field, test }]);
});

it.each([
  "attributes.name = 'x'",
  "bad = 'x'",
  "name > 'x'",
  'tags.a > 1',
  'name = rec',
  "creation_time = 'abc'",
  "creation_time LIKE '1'",
  'metrics.a = 1',
  "name IN ('a')",
  "experiment_id = '1'",
  '  ',
])('should refuse the filter %s', (filter) => {
  expect(() => requireExperimentFilter(filter)).toThrow(expect.objectContaining({ code: 'invalid_argument' }) as Error);
});

it('should order by attributes only', () => {
  expect(requireExperimentOrder(['`creation_time` asc', 'attribute.name DESC', 'experiment_id'])).toEqual([
    { field: 'creation_time', direction: 'asc' },
    { field: 'name', direction: 'desc' },
    { field: 'experiment_id', direction: 'asc' },
  ]);
  for (const item of ['tags.team', 'bogus', 'attributes.name', 'name SIDEWAYS']) {
    expect(() => requireExperimentOrder([item])).toThrow(
      expect.objectContaining({ code: 'invalid_argument' }) as Error,
    );
  }
});
