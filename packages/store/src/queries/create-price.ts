import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { NewPrice, StoredPrice } from '../price-store.ts';
import { toPriceColumns, toStoredPrice } from '../rows/price-row.ts';

export interface PriceRequest {
  readonly price: NewPrice;
  readonly nowMs: number;
}

/** Adds a price and returns it as stored. */
export async function createPrice(trx: SqlExecutor, { price, nowMs }: PriceRequest): Promise<StoredPrice> {
  await trx
    .insertInto('model_prices')
    .values({ ...toPriceColumns(price), creation_time_ms: nowMs })
    .execute();
  // One writer, one transaction: the newest row is ours.
  const row = await trx
    .selectFrom('model_prices')
    .selectAll()
    .orderBy('price_id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return toStoredPrice(row);
}
