import { describe, expect, it } from 'vitest';

import { readRecentFilters, storeRecentFilter } from './recent-filters.ts';

function createStorage(initial?: string) {
  let stored = initial ?? null;
  return {
    getItem: () => stored,
    setItem: (_: string, value: string) => {
      stored = value;
    },
  };
}

describe('recent filters', () => {
  it('should keep the newest first, once each, and no more than eight', () => {
    const storage = createStorage();
    for (let number = 1; number <= 10; number += 1) storeRecentFilter(storage, `filter ${number}`);
    storeRecentFilter(storage, ' filter 5 ');
    storeRecentFilter(storage, '  ');
    expect(readRecentFilters(storage)).toEqual([5, 10, 9, 8, 7, 6, 4, 3].map((number) => `filter ${number}`));
  });

  it.each(['not json', '{}', '[1, null, {}]'])('should take %s for nothing', (stored) => {
    expect(readRecentFilters(createStorage(stored))).toEqual([]);
  });
});
