import type { ModelAlias } from '@gander/core/registered-model';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { padList } from './pad-list.ts';

/** The aliases of models, by name. Of at least one model, a few hundred at most; one without any is absent. */
export async function readModelAliases(
  db: SqlExecutor,
  modelKeys: readonly number[],
): Promise<ReadonlyMap<number, readonly ModelAlias[]>> {
  const rows = await db
    .selectFrom('model_aliases')
    .selectAll()
    .where('model_key', 'in', padList(modelKeys))
    .orderBy('alias')
    .execute();
  const aliases = new Map<number, ModelAlias[]>();
  for (const row of rows) {
    const modelKey = Number(row.model_key);
    const list = aliases.get(modelKey) ?? [];
    aliases.set(modelKey, list);
    list.push({ alias: row.alias, version: Number(row.version) });
  }
  return aliases;
}
