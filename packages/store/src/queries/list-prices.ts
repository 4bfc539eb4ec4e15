import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { StoredPrice } from '../price-store.ts';
import { toStoredPrice } from '../rows/price-row.ts';

/** All prices that people entered, oldest first. */
export async function listPrices(db: SqlExecutor): Promise<readonly StoredPrice[]> {
  const rows = await db.selectFrom('model_prices').selectAll().orderBy('price_id').execute();
  return rows.map(toStoredPrice);
}
