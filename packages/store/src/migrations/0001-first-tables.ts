import { sql, type CreateTableBuilder, type Kysely } from 'kysely';

import type { Dialect } from '../dialects/dialect.ts';
import type { Migration, MigrationContext } from './migration.ts';

export const createFirstTables: Migration = {
  number: 1,
  name: '0001-first-tables',
  async up(db, context) {
    await createExperiments(db, context);
    await createTraces(db, context.dialect);
    await createKeyValueTable(db, context.dialect, 'trace_tags');
    await createKeyValueTable(db, context.dialect, 'trace_metadata');
    await createSpans(db, context.dialect);
    await createChunks(db, context.dialect);
  },
};

async function createExperiments(db: Kysely<unknown>, { dialect, nowMs }: MigrationContext): Promise<void> {
  const { columnTypes } = dialect;
  await db.schema
    .createTable('experiments')
    .addColumn('experiment_id', columnTypes.key, dialect.permanentKey)
    .addColumn('name', columnTypes.identifier, (column) => column.notNull().unique())
    .addColumn('artifact_location', columnTypes.text, (column) => column.notNull())
    .addColumn('lifecycle_stage', columnTypes.identifier, (column) => column.notNull())
    .addColumn('creation_time_ms', columnTypes.integer, (column) => column.notNull())
    .addColumn('last_update_time_ms', columnTypes.integer, (column) => column.notNull())
    .execute();
  await dialect
    .clusterByPrimaryKey(
      db.schema
        .createTable('experiment_tags')
        .addColumn('experiment_id', columnTypes.key, (column) =>
          column.notNull().references('experiments.experiment_id'),
        )
        .addColumn('tag_key', columnTypes.identifier, (column) => column.notNull())
        .addColumn('tag_value', columnTypes.text, (column) => column.notNull())
        .addPrimaryKeyConstraint('experiment_tags_pk', ['experiment_id', 'tag_key']),
    )
    .execute();
  await sql`insert into experiments (experiment_id, name, artifact_location, lifecycle_stage, creation_time_ms, last_update_time_ms)
    values (0, 'Default', 'mlflow-artifacts:/0', 'active', ${nowMs}, ${nowMs})`.execute(db);
}

function addUsageColumns<T extends string, C extends string>(
  table: CreateTableBuilder<T, C>,
  { columnTypes }: Dialect,
): CreateTableBuilder<T, C> {
  return table
    .addColumn('input_tokens', columnTypes.integer)
    .addColumn('output_tokens', columnTypes.integer)
    .addColumn('total_tokens', columnTypes.integer)
    .addColumn('cache_read_tokens', columnTypes.integer)
    .addColumn('cache_write_tokens', columnTypes.integer)
    .addColumn('reasoning_tokens', columnTypes.integer)
    .addColumn('cost_usd', columnTypes.real) as CreateTableBuilder<T, C>;
}

async function createTraces(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { columnTypes } = dialect;
  const head = db.schema
    .createTable('traces')
    .addColumn('trace_key', columnTypes.key, dialect.generatedKey)
    .addColumn('trace_id', columnTypes.identifier, (column) => column.notNull().unique())
    .addColumn('experiment_id', columnTypes.key, (column) => column.notNull().references('experiments.experiment_id'))
    .addColumn('state', columnTypes.identifier, (column) => column.notNull())
    .addColumn('start_unix_nano', columnTypes.integer, (column) => column.notNull())
    .addColumn('end_unix_nano', columnTypes.integer)
    .addColumn('root_span_id', columnTypes.identifier)
    .addColumn('span_count', columnTypes.integer, (column) => column.notNull())
    .addColumn('error_count', columnTypes.integer, (column) => column.notNull())
    .addColumn('chunk_count', columnTypes.integer, (column) => column.notNull())
    .addColumn('rolled_up_span_count', columnTypes.integer, (column) => column.notNull());
  await addUsageColumns(head, dialect)
    .addColumn('name', columnTypes.text, (column) => column.notNull())
    .addColumn('session_id', columnTypes.identifier)
    .addColumn('user_id', columnTypes.text)
    .addColumn('service_names', columnTypes.text, (column) => column.notNull())
    .addColumn('input_preview_span_id', columnTypes.identifier)
    .addColumn('output_preview_span_id', columnTypes.identifier)
    .addColumn('fallback_input_span_id', columnTypes.identifier)
    .addColumn('fallback_output_span_id', columnTypes.identifier)
    .addColumn('input_preview', columnTypes.text)
    .addColumn('output_preview', columnTypes.text)
    .addColumn('fallback_input_preview', columnTypes.text)
    .addColumn('fallback_output_preview', columnTypes.text)
    .execute();
  // The list, newest first. The state is in it so that counting and filtering by state stay inside the index.
  await db.schema
    .createIndex('traces_by_start')
    .on('traces')
    .columns(['experiment_id', 'start_unix_nano', 'trace_id', 'state'])
    .execute();
  // With the id: only when an index gives the whole order do planners prefer it to walking the list.
  await db.schema
    .createIndex('traces_by_session')
    .on('traces')
    .columns(['experiment_id', 'session_id', 'start_unix_nano', 'trace_id'])
    .execute();
  await db.schema
    .createTable('pending_roll_ups')
    .addColumn('trace_key', columnTypes.key, (column) => column.primaryKey())
    .execute();
}

async function createKeyValueTable(db: Kysely<unknown>, dialect: Dialect, name: string): Promise<void> {
  const { columnTypes } = dialect;
  await dialect
    .clusterByPrimaryKey(
      db.schema
        .createTable(name)
        .addColumn('trace_key', columnTypes.key, (column) => column.notNull())
        .addColumn('tag_key', columnTypes.identifier, (column) => column.notNull())
        .addColumn('tag_value', columnTypes.text, (column) => column.notNull())
        .addPrimaryKeyConstraint(`${name}_pk`, ['trace_key', 'tag_key']),
    )
    .execute();
}

/** No foreign keys here: they would cost a look-up per row on the hot path, and one writer creates all three tables. */
async function createSpans(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { columnTypes } = dialect;
  const head = db.schema
    .createTable('spans')
    .addColumn('trace_key', columnTypes.key, (column) => column.notNull())
    .addColumn('span_id', columnTypes.identifier, (column) => column.notNull())
    .addColumn('parent_span_id', columnTypes.identifier)
    .addColumn('chunk_no', columnTypes.integer, (column) => column.notNull())
    .addColumn('kind', columnTypes.integer, (column) => column.notNull())
    .addColumn('start_unix_nano', columnTypes.integer, (column) => column.notNull())
    .addColumn('end_unix_nano', columnTypes.integer)
    .addColumn('type', columnTypes.identifier, (column) => column.notNull())
    .addColumn('status', columnTypes.identifier, (column) => column.notNull())
    .addColumn('name', columnTypes.text, (column) => column.notNull());
  const table = addUsageColumns(head, dialect)
    .addColumn('service_name', columnTypes.text)
    .addColumn('model', columnTypes.text)
    .addColumn('provider', columnTypes.text)
    .addColumn('session_id', columnTypes.text)
    .addColumn('user_id', columnTypes.text)
    .addPrimaryKeyConstraint('spans_pk', ['trace_key', 'span_id']);
  await dialect.clusterByPrimaryKey(table).execute();
}

async function createChunks(db: Kysely<unknown>, { columnTypes, generatedKey }: Dialect): Promise<void> {
  // Not clustered: payloads are appended in order of arrival, whichever trace they belong to.
  await db.schema
    .createTable('span_chunks')
    .addColumn('trace_key', columnTypes.key, (column) => column.notNull())
    .addColumn('chunk_no', columnTypes.integer, (column) => column.notNull())
    .addColumn('raw_size', columnTypes.integer, (column) => column.notNull())
    .addColumn('encoding', columnTypes.integer, (column) => column.notNull())
    .addColumn('payload', columnTypes.bytes, (column) => column.notNull())
    .addPrimaryKeyConstraint('span_chunks_pk', ['trace_key', 'chunk_no'])
    .execute();
  await db.schema
    .createTable('log_chunks')
    .addColumn('log_key', columnTypes.key, generatedKey)
    .addColumn('trace_id', columnTypes.identifier)
    .addColumn('experiment_id', columnTypes.key, (column) => column.notNull().references('experiments.experiment_id'))
    .addColumn('record_count', columnTypes.integer, (column) => column.notNull())
    .addColumn('time_unix_nano', columnTypes.integer, (column) => column.notNull())
    .addColumn('digest', columnTypes.identifier, (column) => column.notNull().unique())
    .addColumn('raw_size', columnTypes.integer, (column) => column.notNull())
    .addColumn('encoding', columnTypes.integer, (column) => column.notNull())
    .addColumn('payload', columnTypes.bytes, (column) => column.notNull())
    .execute();
  await db.schema.createIndex('log_chunks_by_trace').on('log_chunks').columns(['trace_id', 'time_unix_nano']).execute();
}
