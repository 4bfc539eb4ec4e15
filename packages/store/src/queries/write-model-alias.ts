import type { ModelAlias } from '@gander/core/registered-model';

import type { SqlExecutor } from '../dialects/sql-connection.ts';

/** Gives an alias to a version, also when another one has it. Belongs in a transaction. */
export async function writeModelAlias(
  trx: SqlExecutor,
  modelKey: number,
  { alias, version }: ModelAlias,
): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('model_aliases')
    .set({ version })
    .where('model_key', '=', modelKey)
    .where('alias', '=', alias)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  await trx.insertInto('model_aliases').values({ model_key: modelKey, alias, version }).execute();
}
