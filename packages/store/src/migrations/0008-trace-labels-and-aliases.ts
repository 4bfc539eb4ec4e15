import type { Migration } from './migration.ts';

/** What spans say of their whole trace: fields of the list, tags, and its id in OpenTelemetry. */
export const addTraceLabelsAndAliases: Migration = {
  number: 8,
  name: '0008-trace-labels-and-aliases',
  async up(db, { dialect }) {
    const { columnTypes } = dialect;
    for (const column of ['environment', 'release_name', 'session_granularity']) {
      await db.schema.alterTable('traces').addColumn(column, columnTypes.text).execute();
    }
    await db.schema
      .alterTable('traces')
      .addColumn('label_origins', columnTypes.integer, (column) => column.notNull().defaultTo(0))
      .execute();
    // Whoever set a tag by hand is not overruled by a span.
    await db.schema
      .alterTable('trace_tags')
      .addColumn('origin', columnTypes.integer, (column) => column.notNull().defaultTo(0))
      .execute();
    // OpenTelemetry's id of a trace whose client gave it one of its own: log records know no other.
    await db.schema
      .createTable('trace_aliases')
      .addColumn('alias_id', columnTypes.identifier, (column) => column.primaryKey())
      .addColumn('trace_id', columnTypes.identifier, (column) => column.notNull())
      .execute();
  },
};
