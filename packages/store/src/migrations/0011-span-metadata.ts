import type { Migration } from './migration.ts';

/** Metadata and the caller's own id of a trace, as far as its spans say them. */
export const addSpanMetadata: Migration = {
  number: 11,
  name: '0011-span-metadata',
  async up(db, { dialect }) {
    const { columnTypes } = dialect;
    // As with tags: what a client reported is not overruled by a span. All that is there was reported.
    await db.schema
      .alterTable('trace_metadata')
      .addColumn('origin', columnTypes.integer, (column) => column.notNull().defaultTo(0))
      .execute();
    await db.schema.alterTable('traces').addColumn('client_request_id', columnTypes.identifier).execute();
    // Few traces have one, and the others cost nothing.
    await db.schema
      .createIndex('traces_by_request')
      .on('traces')
      .column('client_request_id')
      .where('client_request_id', 'is not', null)
      .execute();
  },
};
