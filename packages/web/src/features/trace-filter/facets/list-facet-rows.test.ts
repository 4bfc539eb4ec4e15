import { describe, expect, it } from 'vitest';

import { listFacetRows } from './list-facet-rows.ts';

describe('listFacetRows', () => {
  it('should say what is chosen, and keep it in view without any trace', () => {
    const values = [
      { value: 'a', count: 5 },
      { value: 'b', count: 2 },
    ];
    expect(listFacetRows(values, { included: ['b', 'gone'], excluded: ['a'] }, '')).toEqual([
      { value: 'a', count: 5, choice: 'excluded' },
      { value: 'b', count: 2, choice: 'included' },
      { value: 'gone', count: 0, choice: 'included' },
    ]);
    expect(listFacetRows(values, { included: ['gone'], excluded: [] }, 'b').map(({ value }) => value)).toEqual([
      'a',
      'b',
    ]);
  });
});
