import type { Kysely } from 'kysely';

import type { Dialect } from '../dialects/dialect.ts';
import type { Migration } from './migration.ts';

export const addRuns: Migration = {
  number: 4,
  name: '0004-runs',
  async up(db, { dialect }) {
    await numberExperimentTags(db, dialect);
    await createRuns(db, dialect);
    await createKeyValues(db, dialect);
    await createMetrics(db, dialect);
    await createInputsAndOutputs(db, dialect);
  },
};

async function numberExperimentTags(db: Kysely<unknown>, { columnTypes }: Dialect): Promise<void> {
  await db.schema
    .alterTable('experiment_tags')
    .addColumn('tag_no', columnTypes.integer, (column) => column.notNull().defaultTo(0))
    .execute();
}

async function createRuns(db: Kysely<unknown>, { columnTypes, generatedKey }: Dialect): Promise<void> {
  await db.schema
    .createTable('runs')
    .addColumn('run_key', columnTypes.key, generatedKey)
    .addColumn('run_id', columnTypes.identifier, (column) => column.notNull().unique())
    .addColumn('experiment_id', columnTypes.key, (column) => column.notNull().references('experiments.experiment_id'))
    .addColumn('name', columnTypes.text, (column) => column.notNull())
    .addColumn('user_id', columnTypes.text, (column) => column.notNull())
    .addColumn('status', columnTypes.identifier, (column) => column.notNull())
    .addColumn('start_time_ms', columnTypes.integer, (column) => column.notNull())
    .addColumn('end_time_ms', columnTypes.integer)
    .addColumn('artifact_uri', columnTypes.text, (column) => column.notNull())
    .addColumn('lifecycle_stage', columnTypes.identifier, (column) => column.notNull())
    .addColumn('deletion_time_ms', columnTypes.integer)
    .execute();
  await db.schema
    .createIndex('runs_by_start')
    .on('runs')
    .columns(['experiment_id', 'start_time_ms', 'run_id'])
    .execute();
}

/** Found by their key when logged again, and by value when searched for. */
async function createKeyValues(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  for (const noun of ['param', 'tag']) {
    await dialect
      .clusterByPrimaryKey(
        db.schema
          .createTable(`run_${noun}s`)
          .addColumn('run_key', dialect.columnTypes.key, (column) => column.notNull().references('runs.run_key'))
          .addColumn(`${noun}_no`, dialect.columnTypes.integer, (column) => column.notNull())
          .addColumn(`${noun}_key`, dialect.columnTypes.identifier, (column) => column.notNull())
          .addColumn(`${noun}_value`, dialect.columnTypes.text, (column) => column.notNull())
          .addPrimaryKeyConstraint(`run_${noun}s_pk`, ['run_key', `${noun}_key`] as never),
      )
      .execute();
  }
}

async function createMetrics(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { columnTypes } = dialect;
  await dialect
    .clusterByPrimaryKey(
      db.schema
        .createTable('run_metrics')
        .addColumn('run_key', columnTypes.key, (column) => column.notNull().references('runs.run_key'))
        .addColumn('metric_no', columnTypes.integer, (column) => column.notNull())
        .addColumn('metric_key', columnTypes.identifier, (column) => column.notNull())
        .addColumn('metric_value', columnTypes.real, (column) => column.notNull())
        .addColumn('is_nan', columnTypes.integer, (column) => column.notNull())
        .addColumn('step', columnTypes.integer, (column) => column.notNull())
        .addColumn('timestamp_ms', columnTypes.integer, (column) => column.notNull())
        .addColumn('model_id', columnTypes.text)
        .addColumn('dataset_name', columnTypes.text)
        .addColumn('dataset_digest', columnTypes.text)
        .addPrimaryKeyConstraint('run_metrics_pk', ['run_key', 'metric_key']),
    )
    .execute();
  // The key is the identity of a point, so that one that is logged again finds itself, and the order of a history.
  await dialect
    .clusterByPrimaryKey(
      db.schema
        .createTable('metric_points')
        .addColumn('run_key', columnTypes.key, (column) => column.notNull().references('runs.run_key'))
        .addColumn('metric_no', columnTypes.integer, (column) => column.notNull())
        .addColumn('timestamp_ms', columnTypes.integer, (column) => column.notNull())
        .addColumn('step', columnTypes.integer, (column) => column.notNull())
        .addColumn('metric_value', columnTypes.real, (column) => column.notNull())
        .addColumn('is_nan', columnTypes.integer, (column) => column.notNull())
        .addColumn('model_id', columnTypes.text)
        .addColumn('dataset_name', columnTypes.text)
        .addColumn('dataset_digest', columnTypes.text)
        .addPrimaryKeyConstraint('metric_points_pk', [
          'run_key',
          'metric_no',
          'timestamp_ms',
          'step',
          'metric_value',
          'is_nan',
        ]),
    )
    .execute();
}

async function createInputsAndOutputs(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { columnTypes, generatedKey } = dialect;
  await db.schema
    .createTable('input_datasets')
    .addColumn('dataset_key', columnTypes.key, generatedKey)
    .addColumn('experiment_id', columnTypes.key, (column) => column.notNull().references('experiments.experiment_id'))
    .addColumn('name', columnTypes.identifier, (column) => column.notNull())
    .addColumn('digest', columnTypes.identifier, (column) => column.notNull())
    .addColumn('source_type', columnTypes.text, (column) => column.notNull())
    .addColumn('source', columnTypes.text, (column) => column.notNull())
    .addColumn('schema', columnTypes.text)
    .addColumn('profile', columnTypes.text)
    .addUniqueConstraint('input_datasets_by_name', ['experiment_id', 'name', 'digest'])
    .execute();
  await dialect
    .clusterByPrimaryKey(
      db.schema
        .createTable('run_datasets')
        .addColumn('run_key', columnTypes.key, (column) => column.notNull().references('runs.run_key'))
        .addColumn('input_no', columnTypes.integer, (column) => column.notNull())
        .addColumn('dataset_key', columnTypes.key, (column) =>
          column.notNull().references('input_datasets.dataset_key'),
        )
        .addPrimaryKeyConstraint('run_datasets_pk', ['run_key', 'dataset_key']),
    )
    .execute();
  await dialect
    .clusterByPrimaryKey(
      db.schema
        .createTable('run_dataset_tags')
        .addColumn('run_key', columnTypes.key, (column) => column.notNull())
        .addColumn('dataset_key', columnTypes.key, (column) => column.notNull())
        .addColumn('tag_key', columnTypes.identifier, (column) => column.notNull())
        .addColumn('tag_value', columnTypes.text, (column) => column.notNull())
        .addPrimaryKeyConstraint('run_dataset_tags_pk', ['run_key', 'dataset_key', 'tag_key']),
    )
    .execute();
  await dialect
    .clusterByPrimaryKey(
      db.schema
        .createTable('run_models')
        .addColumn('run_key', columnTypes.key, (column) => column.notNull().references('runs.run_key'))
        .addColumn('direction', columnTypes.identifier, (column) => column.notNull())
        .addColumn('model_id', columnTypes.identifier, (column) => column.notNull())
        .addColumn('step', columnTypes.integer, (column) => column.notNull())
        .addPrimaryKeyConstraint('run_models_pk', ['run_key', 'direction', 'model_id']),
    )
    .execute();
}
