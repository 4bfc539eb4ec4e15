import type { Kysely } from 'kysely';

import type { Dialect } from '../dialects/dialect.ts';
import type { Migration } from './migration.ts';

export const addTraceInfos: Migration = {
  number: 7,
  name: '0007-trace-infos',
  async up(db, { dialect }) {
    await extendTraces(db, dialect);
    await createReports(db, dialect);
    await createLinks(db, dialect);
  },
};

async function extendTraces(db: Kysely<unknown>, { columnTypes }: Dialect): Promise<void> {
  for (const column of ['has_report', 'uploaded_chunk_count']) {
    await db.schema
      .alterTable('traces')
      .addColumn(column, columnTypes.integer, (definition) => definition.notNull().defaultTo(0))
      .execute();
  }
  for (const table of ['trace_tags', 'trace_metadata']) {
    await db.schema
      .alterTable(table)
      .addColumn('tag_no', columnTypes.integer, (column) => column.notNull().defaultTo(0))
      .execute();
  }
}

async function createReports(db: Kysely<unknown>, { columnTypes }: Dialect): Promise<void> {
  await db.schema
    .createTable('trace_reports')
    .addColumn('trace_key', columnTypes.key, (column) => column.primaryKey())
    .addColumn('client_request_id', columnTypes.identifier)
    .addColumn('state', columnTypes.identifier)
    .addColumn('start_ms', columnTypes.integer)
    .addColumn('duration_ms', columnTypes.integer)
    .addColumn('name', columnTypes.text)
    .addColumn('input_preview', columnTypes.text)
    .addColumn('output_preview', columnTypes.text)
    .addColumn('session_id', columnTypes.text)
    .addColumn('user_id', columnTypes.text)
    .addColumn('usage', columnTypes.text)
    .execute();
  await db.schema.createIndex('trace_reports_by_request').on('trace_reports').column('client_request_id').execute();
}

async function createLinks(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { identifier } = dialect.columnTypes;
  await dialect
    .clusterByPrimaryKey(
      db.schema
        .createTable('trace_runs')
        .addColumn('run_id', identifier, (column) => column.notNull())
        .addColumn('trace_id', identifier, (column) => column.notNull())
        .addPrimaryKeyConstraint('trace_runs_pk', ['run_id', 'trace_id']),
    )
    .execute();
  await db.schema.createIndex('trace_runs_by_trace').on('trace_runs').column('trace_id').execute();
  await dialect
    .clusterByPrimaryKey(
      db.schema
        .createTable('trace_prompts')
        .addColumn('prompt_name', identifier, (column) => column.notNull())
        .addColumn('prompt_version', identifier, (column) => column.notNull())
        .addColumn('trace_id', identifier, (column) => column.notNull())
        .addPrimaryKeyConstraint('trace_prompts_pk', ['prompt_name', 'prompt_version', 'trace_id']),
    )
    .execute();
  await db.schema.createIndex('trace_prompts_by_trace').on('trace_prompts').column('trace_id').execute();
}
