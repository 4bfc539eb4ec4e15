import type { ModelVersion } from '@gander/core/model-version';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { type ModelVersionRow, toModelVersion } from '../rows/model-version-row.ts';
import { readRegistryTags, toTagOwner, type TagOwner } from './read-registry-tags.ts';

/** Versions with their tags, in the order of their rows. */
export async function readModelVersions(
  db: SqlExecutor,
  rows: readonly ModelVersionRow[],
): Promise<readonly ModelVersion[]> {
  const tags = await readRegistryTags(db, rows.map(toOwner));
  return rows.map((row) => toModelVersion(row, tags.get(toTagOwner(toOwner(row))) ?? []));
}

function toOwner(row: ModelVersionRow): TagOwner {
  return { modelKey: Number(row.model_key), version: Number(row.version) };
}
