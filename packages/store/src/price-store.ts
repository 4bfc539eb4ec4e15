import type { TokenPrices } from '@gander/core/pricing/token-prices';
import type { UserPrice } from '@gander/core/pricing/user-price';

/** A kind of token → USD per million. A price that a person enters has no tiers. */
export type FlatTokenPrices = { readonly [Kind in Exclude<keyof TokenPrices, 'request'>]?: number };

/** A user's price as it is stored. */
export interface StoredPrice extends UserPrice {
  readonly prices: FlatTokenPrices;
  readonly creationTimeMs: number;
}

export type NewPrice = Omit<StoredPrice, 'priceId' | 'creationTimeMs'>;

/** The prices that people enter. Changing one changes no stored cost: that is what re-indexing does. */
export interface PriceStore {
  /** All of them, oldest first. */
  listPrices(): Promise<readonly StoredPrice[]>;
  createPrice(price: NewPrice): Promise<StoredPrice>;
  /** Throws `not_found`. */
  deletePrice(priceId: string): Promise<void>;
}
