import type { SqlExecutor } from '../dialects/sql-connection.ts';

/** False when there was no such price. */
export async function deletePrice(trx: SqlExecutor, priceId: bigint): Promise<boolean> {
  const { numDeletedRows } = await trx.deleteFrom('model_prices').where('price_id', '=', priceId).executeTakeFirst();
  return numDeletedRows > 0n;
}
