import type { PriceStore, StoredPrice } from '@gander/store/price-store';

import { createPriceBook, type PriceBook } from './price-book.ts';

/** For a thread that is not told of changes: looks at the few rows of the table each time it is opened. */
export function createChangingPriceBook(prices: Pick<PriceStore, 'listPrices'>): Pick<PriceBook, 'open'> {
  let current: readonly StoredPrice[] = [];
  const book = createPriceBook({ listPrices: async () => current });
  return {
    async open() {
      const newest = await prices.listPrices();
      // Prices are created and deleted, never changed: equal ids are equal prices.
      if (!hasSameIds(newest, current)) {
        current = newest;
        book.forgetUserPrices();
      }
      return book.open();
    },
  };
}

function hasSameIds(left: readonly StoredPrice[], right: readonly StoredPrice[]): boolean {
  return left.length === right.length && left.every(({ priceId }, index) => priceId === right[index]?.priceId);
}
