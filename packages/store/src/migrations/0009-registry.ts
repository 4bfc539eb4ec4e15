import type { Kysely } from 'kysely';

import type { Dialect } from '../dialects/dialect.ts';
import type { Migration } from './migration.ts';

export const addRegistry: Migration = {
  number: 9,
  name: '0009-registry',
  async up(db, { dialect }) {
    await createModels(db, dialect);
    await createVersions(db, dialect);
    await createTags(db, dialect);
    await createAliases(db, dialect);
  },
};

async function createModels(db: Kysely<unknown>, { columnTypes, generatedKey }: Dialect): Promise<void> {
  await db.schema
    .createTable('registered_models')
    .addColumn('model_key', columnTypes.key, generatedKey)
    .addColumn('name', columnTypes.identifier, (column) => column.notNull().unique())
    .addColumn('description', columnTypes.text, (column) => column.notNull())
    .addColumn('last_version', columnTypes.integer, (column) => column.notNull())
    .addColumn('creation_time_ms', columnTypes.integer, (column) => column.notNull())
    .addColumn('last_update_time_ms', columnTypes.integer, (column) => column.notNull())
    .execute();
}

async function createVersions(db: Kysely<unknown>, { columnTypes, clusterByPrimaryKey }: Dialect): Promise<void> {
  await clusterByPrimaryKey(
    db.schema
      .createTable('model_versions')
      .addColumn('model_key', columnTypes.key, (column) => column.notNull().references('registered_models.model_key'))
      .addColumn('version', columnTypes.integer, (column) => column.notNull())
      .addColumn('description', columnTypes.text, (column) => column.notNull())
      .addColumn('source', columnTypes.text, (column) => column.notNull())
      .addColumn('storage_location', columnTypes.text, (column) => column.notNull())
      .addColumn('run_id', columnTypes.identifier, (column) => column.notNull())
      .addColumn('run_link', columnTypes.text, (column) => column.notNull())
      .addColumn('model_id', columnTypes.identifier)
      .addColumn('stage', columnTypes.identifier, (column) => column.notNull())
      .addColumn('creation_time_ms', columnTypes.integer, (column) => column.notNull())
      .addColumn('last_update_time_ms', columnTypes.integer, (column) => column.notNull())
      .addPrimaryKeyConstraint('model_versions_pk', ['model_key', 'version']),
  ).execute();
  await db.schema.createIndex('model_versions_by_run').on('model_versions').column('run_id').execute();
}

async function createTags(db: Kysely<unknown>, { columnTypes, clusterByPrimaryKey }: Dialect): Promise<void> {
  await clusterByPrimaryKey(
    db.schema
      .createTable('registry_tags')
      .addColumn('model_key', columnTypes.key, (column) => column.notNull().references('registered_models.model_key'))
      .addColumn('version', columnTypes.integer, (column) => column.notNull())
      .addColumn('tag_no', columnTypes.integer, (column) => column.notNull())
      .addColumn('tag_key', columnTypes.identifier, (column) => column.notNull())
      .addColumn('tag_value', columnTypes.text, (column) => column.notNull())
      .addPrimaryKeyConstraint('registry_tags_pk', ['model_key', 'version', 'tag_key']),
  ).execute();
}

async function createAliases(db: Kysely<unknown>, { columnTypes, clusterByPrimaryKey }: Dialect): Promise<void> {
  await clusterByPrimaryKey(
    db.schema
      .createTable('model_aliases')
      .addColumn('model_key', columnTypes.key, (column) => column.notNull().references('registered_models.model_key'))
      .addColumn('alias', columnTypes.identifier, (column) => column.notNull())
      .addColumn('version', columnTypes.integer, (column) => column.notNull())
      .addPrimaryKeyConstraint('model_aliases_pk', ['model_key', 'alias']),
  ).execute();
}
