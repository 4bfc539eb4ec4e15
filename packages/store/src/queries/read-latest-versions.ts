import type { ModelVersion } from '@gander/core/model-version';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { MODEL_VERSION_COLUMNS } from '../rows/model-version-row.ts';
import { padList } from './pad-list.ts';
import { readModelVersions } from './read-model-versions.ts';

/** The highest version of each stage, lowest first. Of at least one model, a few hundred at most; one without any is absent. */
export async function readLatestVersions(
  db: SqlExecutor,
  modelKeys: readonly number[],
): Promise<ReadonlyMap<number, readonly ModelVersion[]>> {
  const rows = await db
    .selectFrom('model_versions')
    .innerJoin('registered_models', 'registered_models.model_key', 'model_versions.model_key')
    .innerJoin(
      (eb) =>
        eb
          .selectFrom('model_versions')
          .select(['model_key', eb.fn.max('version').as('version')])
          .where('model_key', 'in', padList(modelKeys))
          .groupBy(['model_key', 'stage'])
          .as('latest'),
      (join) =>
        join
          .onRef('latest.model_key', '=', 'model_versions.model_key')
          .onRef('latest.version', '=', 'model_versions.version'),
    )
    .select(MODEL_VERSION_COLUMNS)
    .select('registered_models.name')
    .orderBy('model_versions.version')
    .execute();
  const versions = await readModelVersions(db, rows);
  const byModel = new Map<number, ModelVersion[]>();
  for (const [index, version] of versions.entries()) {
    const modelKey = Number(rows[index]?.model_key);
    const list = byModel.get(modelKey) ?? [];
    byModel.set(modelKey, list);
    list.push(version);
  }
  return byModel;
}
