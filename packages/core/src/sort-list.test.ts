import { describe, expect, it } from 'vitest';

import { createRandom } from './testing/hostile-values.ts';
import { sortList } from './sort-list.ts';

describe('sortList', () => {
  it('sorts short and long lists as the engine does, equals in their order', () => {
    const random = createRandom(3);
    for (const length of [0, 1, 2, 3, 14, 31, 32, 33, 200]) {
      const items = Array.from({ length }, (_, place) => ({ rank: Math.floor(random() * 5), place }));
      const expected = items.toSorted((left, right) => left.rank - right.rank);
      const sorted = sortList(items, (left, right) => left.rank - right.rank);
      expect(sorted).toBe(items);
      expect(sorted).toEqual(expected);
    }
  });
});
