import type { Kysely } from 'kysely';

import type { Dialect } from '../dialects/dialect.ts';
import type { Migration } from './migration.ts';

export const addAssessments: Migration = {
  number: 5,
  name: '0005-assessments',
  async up(db, { dialect }) {
    await createAssessments(db, dialect);
    await createIssues(db, dialect);
  },
};

async function createAssessments(db: Kysely<unknown>, { columnTypes, generatedKey }: Dialect): Promise<void> {
  await db.schema
    .createTable('assessments')
    .addColumn('assessment_key', columnTypes.key, generatedKey)
    .addColumn('assessment_id', columnTypes.identifier, (column) => column.notNull().unique())
    .addColumn('trace_key', columnTypes.key, (column) => column.notNull())
    .addColumn('span_id', columnTypes.identifier)
    .addColumn('name', columnTypes.identifier, (column) => column.notNull())
    .addColumn('kind', columnTypes.identifier, (column) => column.notNull())
    .addColumn('value_json', columnTypes.text, (column) => column.notNull())
    .addColumn('value_text', columnTypes.text, (column) => column.notNull())
    .addColumn('value_number', columnTypes.real)
    .addColumn('error', columnTypes.text)
    .addColumn('rationale', columnTypes.text)
    .addColumn('metadata', columnTypes.text)
    .addColumn('source_type', columnTypes.identifier, (column) => column.notNull())
    .addColumn('source_id', columnTypes.text)
    .addColumn('run_id', columnTypes.identifier)
    .addColumn('session_id', columnTypes.identifier)
    .addColumn('overrides', columnTypes.identifier)
    .addColumn('is_valid', columnTypes.integer, (column) => column.notNull())
    .addColumn('creation_time_ms', columnTypes.integer, (column) => column.notNull())
    .addColumn('last_update_time_ms', columnTypes.integer, (column) => column.notNull())
    .execute();
  await db.schema.createIndex('assessments_by_trace').on('assessments').columns(['trace_key', 'name']).execute();
  await db.schema.createIndex('assessments_by_name').on('assessments').columns(['name', 'kind']).execute();
  await db.schema.createIndex('assessments_by_run').on('assessments').column('run_id').execute();
  await db.schema.createIndex('assessments_by_session').on('assessments').column('session_id').execute();
}

async function createIssues(db: Kysely<unknown>, { columnTypes, generatedKey }: Dialect): Promise<void> {
  await db.schema
    .createTable('issues')
    .addColumn('issue_key', columnTypes.key, generatedKey)
    .addColumn('issue_id', columnTypes.identifier, (column) => column.notNull().unique())
    .addColumn('experiment_id', columnTypes.key, (column) => column.notNull().references('experiments.experiment_id'))
    .addColumn('name', columnTypes.text, (column) => column.notNull())
    .addColumn('description', columnTypes.text, (column) => column.notNull())
    .addColumn('status', columnTypes.identifier, (column) => column.notNull())
    .addColumn('severity', columnTypes.identifier)
    .addColumn('severity_rank', columnTypes.integer, (column) => column.notNull())
    .addColumn('root_causes', columnTypes.text)
    .addColumn('categories', columnTypes.text)
    .addColumn('source_run_id', columnTypes.identifier)
    .addColumn('created_by', columnTypes.text)
    .addColumn('creation_time_ms', columnTypes.integer, (column) => column.notNull())
    .addColumn('last_update_time_ms', columnTypes.integer, (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('issues_by_severity')
    .on('issues')
    .columns(['experiment_id', 'severity_rank', 'creation_time_ms'])
    .execute();
}
