import { requireRunFilter } from '@gander/core/query/runs/require-run-filter';
import { expect, test } from 'vitest';

import { hasNamePart, isExactPart, toNamePartFilter } from './to-name-part-filter.ts';

test.each([
  ['adam', "attributes.run_name ILIKE '%adam%'", true],
  ["it's", "attributes.run_name ILIKE '%it''s%'", true],
  ['100%', "attributes.run_name ILIKE '%100_%'", false],
  ['%', "attributes.run_name ILIKE '%_%'", false],
  ['a_b', "attributes.run_name ILIKE '%a_b%'", false],
])('%s is asked for as a part of a name', (part, filter, isExact) => {
  expect(toNamePartFilter(part)).toBe(filter);
  expect(requireRunFilter(filter)).toHaveLength(1);
  expect(isExactPart(part)).toBe(isExact);
});

test('a sign of a pattern is itself in a name', () => {
  expect(hasNamePart('Top 100% of it', 'top 100%')).toBe(true);
  expect(hasNamePart('Top 1000', '100%')).toBe(false);
  expect(hasNamePart('axb', 'a_b')).toBe(false);
});
