import type { ModelVersion } from '@gander/core/model-version';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { writeArchivedVersions } from '../queries/write-archived-versions.ts';
import { createModelVersion } from '../queries/create-model-version.ts';
import { deleteModelVersion } from '../queries/delete-model-version.ts';
import { deleteRegistryTag } from '../queries/delete-registry-tag.ts';
import { findLastVersion } from '../queries/find-last-version.ts';
import { findModelAlias } from '../queries/find-model-alias.ts';
import { requireModelVersion } from '../queries/require-model-version.ts';
import { requireRegisteredModel } from '../queries/require-registered-model.ts';
import { readModelAliases } from '../queries/read-model-aliases.ts';
import { readModelVersions } from '../queries/read-model-versions.ts';
import type { TagOwner } from '../queries/read-registry-tags.ts';
import { writeModelVersionColumns } from '../queries/write-model-version-columns.ts';
import { writeRegisteredModelColumns } from '../queries/write-registered-model-columns.ts';
import { writeRegistryTags } from '../queries/write-registry-tags.ts';
import type { AliasedVersion, RegistryStore, VersionRef } from '../registry-store.ts';
import { searchModelVersions } from '../search/search-model-versions.ts';
import type { RegistryStoreDeps } from './create-registry-store.ts';

type ModelVersionMethods = Pick<
  RegistryStore,
  Extract<keyof RegistryStore, `${string}ModelVersion${string}` | `find${string}Version`>
>;

/** What concerns one version. */
export function createModelVersionMethods({ connection, nowMs }: RegistryStoreDeps): ModelVersionMethods {
  return {
    createModelVersion: (version) =>
      connection.transaction(async (trx) => readVersion(trx, await createModelVersion(trx, version, nowMs()))),
    getModelVersion: (ref) => connection.read((db) => readAliasedVersion(db, ref)),
    findAliasedVersion: (name, alias) =>
      connection.read(async (db) => {
        const { model_key } = await requireRegisteredModel(db, name);
        const version = await findModelAlias(db, Number(model_key), alias);
        return version === undefined ? undefined : readAliasedVersion(db, { name, version });
      }),
    findLatestVersion: (name) =>
      connection.read(async (db) => {
        const { model_key } = await requireRegisteredModel(db, name);
        const version = await findLastVersion(db, Number(model_key));
        return version === undefined ? undefined : readAliasedVersion(db, { name, version });
      }),
    writeModelVersionDescription: (ref, description) =>
      connection.transaction(async (trx) => {
        const owner = await requireOwner(trx, ref);
        await writeModelVersionColumns(trx, owner, { description, last_update_time_ms: nowMs() });
        return readVersion(trx, ref);
      }),
    writeModelVersionStage: (ref, { stage, archivesOthers }) =>
      connection.transaction(async (trx) => {
        const owner = await requireOwner(trx, ref);
        const now = nowMs();
        if (archivesOthers) await writeArchivedVersions(trx, owner, { stage, nowMs: now });
        await writeModelVersionColumns(trx, owner, { stage, last_update_time_ms: now });
        await writeRegisteredModelColumns(trx, owner.modelKey, { last_update_time_ms: now });
        return readVersion(trx, ref);
      }),
    deleteModelVersion: (ref) =>
      connection.transaction(async (trx) => {
        const owner = await requireOwner(trx, ref);
        await deleteModelVersion(trx, owner);
        await writeRegisteredModelColumns(trx, owner.modelKey, { last_update_time_ms: nowMs() });
      }),
    writeModelVersionTag: (ref, tag) =>
      connection.transaction(async (trx) => writeRegistryTags(trx, await requireOwner(trx, ref), [tag])),
    deleteModelVersionTag: (ref, key) =>
      connection.transaction(async (trx) => deleteRegistryTag(trx, await requireOwner(trx, ref), key)),
    searchModelVersions: (search) => connection.read((db) => searchModelVersions(db, connection.dialect, search)),
  };
}

async function requireOwner(db: SqlExecutor, ref: VersionRef): Promise<TagOwner> {
  return { modelKey: Number((await requireModelVersion(db, ref)).model_key), version: ref.version };
}

async function readVersion(db: SqlExecutor, ref: VersionRef): Promise<ModelVersion> {
  const [version] = await readModelVersions(db, [await requireModelVersion(db, ref)]);
  if (version === undefined) throw new Error(`Version ${ref.version} of ${ref.name} has vanished while it was read`);
  return version;
}

async function readAliasedVersion(db: SqlExecutor, ref: VersionRef): Promise<AliasedVersion> {
  const { modelKey } = await requireOwner(db, ref);
  const aliases = (await readModelAliases(db, [modelKey])).get(modelKey) ?? [];
  return {
    ...(await readVersion(db, ref)),
    aliases: aliases.filter(({ version }) => version === ref.version).map(({ alias }) => alias),
  };
}
