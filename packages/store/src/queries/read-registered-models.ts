import type { RegisteredModel } from '@gander/core/registered-model';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { RegisteredModelRow } from '../rows/registered-model-row.ts';
import { sliceList } from './pad-list.ts';
import { readLatestVersions } from './read-latest-versions.ts';
import { readModelAliases } from './read-model-aliases.ts';
import { readRegistryTags, toTagOwner } from './read-registry-tags.ts';

/** Models with all that hangs on them, in the order of their rows. A handful of statements, however many models. */
export async function readRegisteredModels(
  db: SqlExecutor,
  rows: readonly RegisteredModelRow[],
): Promise<readonly RegisteredModel[]> {
  const models: RegisteredModel[] = [];
  for (const slice of sliceList(rows)) models.push(...(await readSlice(db, slice)));
  return models;
}

async function readSlice(db: SqlExecutor, rows: readonly RegisteredModelRow[]): Promise<readonly RegisteredModel[]> {
  const keys = rows.map(({ model_key }) => Number(model_key));
  const tags = await readRegistryTags(
    db,
    keys.map((modelKey) => ({ modelKey, version: 0 })),
  );
  const aliases = await readModelAliases(db, keys);
  const latestVersions = await readLatestVersions(db, keys);
  return rows.map((row) => {
    const modelKey = Number(row.model_key);
    return {
      name: row.name,
      description: row.description,
      creationTimeMs: Number(row.creation_time_ms),
      lastUpdateTimeMs: Number(row.last_update_time_ms),
      tags: tags.get(toTagOwner({ modelKey, version: 0 })) ?? [],
      aliases: aliases.get(modelKey) ?? [],
      latestVersions: latestVersions.get(modelKey) ?? [],
    };
  });
}
