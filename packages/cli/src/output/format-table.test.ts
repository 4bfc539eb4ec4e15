import { expect, it } from 'vitest';

import { formatTable } from './format-table.ts';

it('is at least two characters wider than each header, and pads every cell', () => {
  expect(formatTable(['Id', 'Name'], [['1', 'a longer name']])).toEqual([
    'Id    Name         ',
    '----  -------------',
    '1     a longer name',
  ]);
});

it('counts characters, not UTF-16 units', () => {
  expect(formatTable(['N'], [['😀😀😀😀😀']])).toEqual(['N    ', '-----', '😀😀😀😀😀']);
});

it('has a header without rows', () => {
  expect(formatTable(['Name'], [])).toEqual(['Name  ', '------']);
});
