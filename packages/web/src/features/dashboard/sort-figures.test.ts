import { expect, test } from 'vitest';

import { sortFigures } from './sort-figures.ts';

const ROWS = [
  { name: 'tool 10', count: 2 },
  { name: 'tool 9', count: 30 },
  { name: 'Tool 1', count: 2 },
];

test('figures are sorted as numbers, names as people count, and equal ones stay', () => {
  const byCount = (isAscending: boolean) => sortFigures(ROWS, ({ count }) => count, isAscending);
  expect(byCount(false).map(({ name }) => name)).toEqual(['tool 9', 'tool 10', 'Tool 1']);
  expect(byCount(true).map(({ name }) => name)).toEqual(['tool 10', 'Tool 1', 'tool 9']);
  expect(sortFigures(ROWS, ({ name }) => name, true).map(({ name }) => name)).toEqual(['Tool 1', 'tool 9', 'tool 10']);
  expect(sortFigures(ROWS, undefined, true)).toBe(ROWS);
});
