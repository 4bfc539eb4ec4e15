import { expect, it } from 'vitest';

import { requireModelVersionFilter } from './require-model-version-filter.ts';
import { requireModelVersionOrder } from './require-model-version-order.ts';

const REFUSAL = expect.objectContaining({ code: 'invalid_argument' }) as Error;

it.each([
  ["name = 'qa'", { entity: 'attribute', key: 'name' }, { kind: 'text', operator: '=', value: 'qa' }],
  [
    'version_number >= 3',
    { entity: 'attribute', key: 'version_number' },
    { kind: 'number', operator: '>=', value: 3n },
  ],
  [
    "run_id IN ('a', 'b')",
    { entity: 'attribute', key: 'run_id' },
    { kind: 'in', isNegated: false, values: ['a', 'b'] },
  ],
  [
    "source_path LIKE 's3:%'",
    { entity: 'attribute', key: 'source_path' },
    { kind: 'like', letterCase: 'sensitive', pattern: 's3:%' },
  ],
  ["tag.`a b` != 'c'", { entity: 'tag', key: 'a b' }, { kind: 'text', operator: '!=', value: 'c' }],
])('should understand the filter %s', (filter, field, test) => {
  expect(requireModelVersionFilter(filter)).toEqual([{ field, test }]);
});

it.each([
  "version_number = '1'",
  "version_number LIKE '1'",
  "name IN ('a')",
  "run_id > 'a'",
  "stage = 'None'",
  'source_path IS NULL',
])('should refuse the filter %s', (filter) => {
  expect(() => requireModelVersionFilter(filter)).toThrow(REFUSAL);
});

it('should order by columns only', () => {
  expect(requireModelVersionOrder(['version_number DESC', 'name', 'creation_timestamp ASC'])).toEqual([
    { field: 'version_number', direction: 'desc' },
    { field: 'name', direction: 'asc' },
    { field: 'creation_timestamp', direction: 'asc' },
  ]);
  for (const item of ['run_id', 'tags.a', 'timestamp']) {
    expect(() => requireModelVersionOrder([item])).toThrow(REFUSAL);
  }
});
