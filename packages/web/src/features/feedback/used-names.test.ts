import { expect, test } from 'vitest';

import { toUsedNames } from './used-names.ts';

test('names and their values by how often they were used', () => {
  const counts = [
    { name: 'tone', valueJson: '"rude"', count: 1 },
    { name: 'quality', valueJson: '3', count: 2 },
    { name: 'quality', valueJson: '5', count: 4 },
    { name: 'tone', valueJson: '"kind"', count: 2 },
    { name: 'odd', valueJson: 'not json', count: 1 },
    { name: 'answer', valueJson: undefined, count: 1 },
  ];
  expect(toUsedNames(counts)).toEqual([
    { name: 'quality', count: 6, values: [5, 3] },
    { name: 'tone', count: 3, values: ['kind', 'rude'] },
    { name: 'answer', count: 1, values: [] },
    { name: 'odd', count: 1, values: [] },
  ]);
});
