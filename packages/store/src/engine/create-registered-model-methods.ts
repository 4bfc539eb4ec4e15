import type { RegisteredModel } from '@gander/core/registered-model';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { createModelNameTakenError, createRegisteredModel } from '../queries/create-registered-model.ts';
import { deleteModelAlias } from '../queries/delete-model-alias.ts';
import { deleteRegisteredModel } from '../queries/delete-registered-model.ts';
import { deleteRegistryTag } from '../queries/delete-registry-tag.ts';
import { requireModelVersion } from '../queries/require-model-version.ts';
import { requireRegisteredModel } from '../queries/require-registered-model.ts';
import { readRegisteredModels } from '../queries/read-registered-models.ts';
import { writeVersionTimes } from '../queries/write-version-times.ts';
import { writeModelAlias } from '../queries/write-model-alias.ts';
import { writeRegisteredModelColumns } from '../queries/write-registered-model-columns.ts';
import { writeRegistryTags } from '../queries/write-registry-tags.ts';
import type { RegistryStore } from '../registry-store.ts';
import { searchRegisteredModels } from '../search/search-registered-models.ts';
import type { RegistryStoreDeps } from './create-registry-store.ts';

type RegisteredModelMethods = Pick<
  RegistryStore,
  Extract<keyof RegistryStore, `${string}RegisteredModel${string}` | `${string}ModelAlias`>
>;

/** What concerns a model as a whole. */
export function createRegisteredModelMethods({ connection, nowMs }: RegistryStoreDeps): RegisteredModelMethods {
  /** Somebody else may be faster, between our look and our write. */
  async function withNameRefusal<T>(name: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw connection.dialect.isUniqueViolation(error) ? createModelNameTakenError(name) : error;
    }
  }

  return {
    createRegisteredModel: (model) =>
      withNameRefusal(model.name, () =>
        connection.transaction(async (trx) => {
          await createRegisteredModel(trx, model, nowMs());
          return readModel(trx, model.name);
        }),
      ),
    getRegisteredModel: (name) => connection.read((db) => readModel(db, name)),
    writeRegisteredModelName: (name, newName) =>
      withNameRefusal(newName, () =>
        connection.transaction(async (trx) => {
          const modelKey = await requireKey(trx, name);
          const now = nowMs();
          await writeRegisteredModelColumns(trx, modelKey, { name: newName, last_update_time_ms: now });
          await writeVersionTimes(trx, modelKey, now);
          return readModel(trx, newName);
        }),
      ),
    writeRegisteredModelDescription: (name, description) =>
      connection.transaction(async (trx) => {
        const modelKey = await requireKey(trx, name);
        await writeRegisteredModelColumns(trx, modelKey, { description, last_update_time_ms: nowMs() });
        return readModel(trx, name);
      }),
    deleteRegisteredModel: (name) =>
      connection.transaction(async (trx) => deleteRegisteredModel(trx, await requireKey(trx, name))),
    writeRegisteredModelTag: (name, tag) =>
      connection.transaction(async (trx) =>
        writeRegistryTags(trx, { modelKey: await requireKey(trx, name), version: 0 }, [tag]),
      ),
    deleteRegisteredModelTag: (name, key) =>
      connection.transaction(async (trx) =>
        deleteRegistryTag(trx, { modelKey: await requireKey(trx, name), version: 0 }, key),
      ),
    writeModelAlias: (name, { alias, version }) =>
      connection.transaction(async (trx) => {
        const modelKey = await requireKey(trx, name);
        await requireModelVersion(trx, { name, version });
        await writeModelAlias(trx, modelKey, { alias, version });
      }),
    deleteModelAlias: (name, alias) =>
      connection.transaction(async (trx) => deleteModelAlias(trx, await requireKey(trx, name), alias)),
    searchRegisteredModels: (search) => connection.read((db) => searchRegisteredModels(db, connection.dialect, search)),
  };
}

async function requireKey(db: SqlExecutor, name: string): Promise<number> {
  return Number((await requireRegisteredModel(db, name)).model_key);
}

async function readModel(db: SqlExecutor, name: string): Promise<RegisteredModel> {
  const [model] = await readRegisteredModels(db, [await requireRegisteredModel(db, name)]);
  if (model === undefined) throw new Error(`The registered model ${name} has vanished while it was read`);
  return model;
}
