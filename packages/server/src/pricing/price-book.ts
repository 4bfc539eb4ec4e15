import { createPricing, type Pricing } from '@gander/core/pricing/pricing';
import type { PriceTable } from '@gander/core/pricing/price-table';
import type { PriceStore } from '@gander/store/price-store';

import { createLazyPart } from '../threads/lazy-part.ts';

/** The prices in force, in one thread. */
export interface PriceBook {
  /** Loads the price list the first time: that costs tens of milliseconds, and a server that only lists never pays it. */
  open(): Promise<Pricing>;
  /** To be called when a user's price came or went. */
  forgetUserPrices(): void;
}

/** Joins the price list with the prices that people entered. */
export function createPriceBook(prices: Pick<PriceStore, 'listPrices'>): PriceBook {
  const openTable = createLazyPart(loadTable);
  let pricing: Promise<Pricing> | undefined;

  async function build(): Promise<Pricing> {
    return createPricing({ table: await openTable(), userPrices: await prices.listPrices() });
  }

  return {
    open() {
      pricing ??= build().catch((error: unknown) => {
        pricing = undefined;
        throw error;
      });
      return pricing;
    },
    forgetUserPrices() {
      pricing = undefined;
    },
  };
}

async function loadTable(): Promise<PriceTable> {
  const { createGenaiPricesTable } = await import('@gander/core/pricing/genai-prices-table');
  return createGenaiPricesTable();
}
