import { AppError } from '@gander/core/errors';

import type { SqlConnection } from '../dialects/sql-connection.ts';
import type { PriceStore } from '../price-store.ts';
import { createPrice } from '../queries/create-price.ts';
import { deletePrice } from '../queries/delete-price.ts';
import { listPrices } from '../queries/list-prices.ts';

export interface PriceStoreDeps {
  readonly connection: SqlConnection;
  readonly nowMs: () => number;
}

/** The prices of a SQL database. */
export function createPriceStore({ connection, nowMs }: PriceStoreDeps): PriceStore {
  return {
    listPrices: () => connection.read(listPrices),
    createPrice: (price) => connection.transaction((trx) => createPrice(trx, { price, nowMs: nowMs() })),
    async deletePrice(priceId) {
      const isDeleted =
        /^\d{1,18}$/.test(priceId) && (await connection.transaction((trx) => deletePrice(trx, BigInt(priceId))));
      if (!isDeleted) throw new AppError('not_found', `There is no price ${priceId.slice(0, 100)}.`, { priceId });
    },
  };
}
