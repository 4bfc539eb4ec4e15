import { expect, it } from 'vitest';

import { requireRegisteredModelFilter } from './require-registered-model-filter.ts';
import { requireRegisteredModelOrder } from './require-registered-model-order.ts';

const REFUSAL = expect.objectContaining({ code: 'invalid_argument' }) as Error;

it('should understand names and tags', () => {
  expect(
    requireRegisteredModelFilter(
      "name ILIKE 'qa%' AND tags.team != 'a' AND tag.`mlflow.prompt.is_prompt` = \"true\" AND attribute.name = 'x'",
    ),
  ).toEqual([
    { field: { entity: 'attribute', key: 'name' }, test: { kind: 'like', letterCase: 'insensitive', pattern: 'qa%' } },
    { field: { entity: 'tag', key: 'team' }, test: { kind: 'text', operator: '!=', value: 'a' } },
    {
      field: { entity: 'tag', key: 'mlflow.prompt.is_prompt' },
      test: { kind: 'text', operator: '=', value: 'true' },
    },
    { field: { entity: 'attribute', key: 'name' }, test: { kind: 'text', operator: '=', value: 'x' } },
  ]);
  expect(requireRegisteredModelFilter('')).toEqual([]);
});

it.each([
  "bogus = 'x'",
  "name > 'x'",
  'name = x',
  'name = 1',
  "name IN ('a')",
  'tags.a IS NULL',
  "metrics.a = 'x'",
  "version_number = '1'",
  "name = 'x' OR name = 'y'",
])('should refuse the filter %s', (filter) => {
  expect(() => requireRegisteredModelFilter(filter)).toThrow(REFUSAL);
});

it('should order by name and by change', () => {
  expect(requireRegisteredModelOrder(['name DESC', 'timestamp', 'last_updated_timestamp ASC'])).toEqual([
    { field: 'name', direction: 'desc' },
    { field: 'last_updated_timestamp', direction: 'asc' },
    { field: 'last_updated_timestamp', direction: 'asc' },
  ]);
  for (const item of ['creation_timestamp ASC', 'bogus', 'tags.a', 'name SIDEWAYS', '']) {
    expect(() => requireRegisteredModelOrder([item])).toThrow(REFUSAL);
  }
});
