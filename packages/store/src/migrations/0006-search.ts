import { sql } from 'kysely';

import type { Migration } from './migration.ts';

export const addSearch: Migration = {
  number: 6,
  name: '0006-search',
  async up(db, { dialect }) {
    const { columnTypes } = dialect;
    await db.schema
      .createTable('search_segments')
      // Permanent: what a search has read of one segment is never taken for another.
      .addColumn('segment_key', columnTypes.key, dialect.permanentKey)
      .addColumn('first_arrival', columnTypes.integer, (column) => column.notNull())
      .addColumn('last_arrival', columnTypes.integer, (column) => column.notNull())
      .addColumn('doc_count', columnTypes.integer, (column) => column.notNull())
      .addColumn('trace_keys', columnTypes.bytes, (column) => column.notNull())
      .addColumn('restated_count', columnTypes.integer, (column) => column.notNull())
      .addColumn('facets', columnTypes.text, (column) => column.notNull())
      .execute();
    await dialect
      .clusterByPrimaryKey(
        db.schema
          .createTable('search_postings')
          .addColumn('segment_key', columnTypes.key, (column) => column.notNull())
          .addColumn('bucket', columnTypes.integer, (column) => column.notNull())
          .addColumn('payload', columnTypes.bytes, (column) => column.notNull())
          .addPrimaryKeyConstraint('search_postings_pk', ['segment_key', 'bucket']),
      )
      .execute();
    await db.schema
      .createTable('search_words')
      .addColumn('segment_key', columnTypes.key, (column) => column.primaryKey())
      .addColumn('words', columnTypes.bytes, (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('search_progress')
      .addColumn('progress_key', columnTypes.key, (column) => column.primaryKey())
      .addColumn('indexed_arrival', columnTypes.integer, (column) => column.notNull())
      .addColumn('version', columnTypes.integer, (column) => column.notNull())
      .execute();
    await sql`insert into search_progress (progress_key, indexed_arrival, version) values (0, 0, 0)`.execute(db);
    await db.schema
      .createTable('search_restated')
      .addColumn('restated_no', columnTypes.key, dialect.permanentKey)
      .addColumn('trace_key', columnTypes.key, (column) => column.notNull())
      .execute();
    // With the values: a filter that nothing meets is answered from the index alone.
    for (const table of ['trace_tags', 'trace_metadata']) {
      await db.schema.createIndex(`${table}_by_value`).on(table).columns(['tag_key', 'tag_value']).execute();
    }
    // With end and name as well: filters by latency and name, and orders, stay inside the index of the list.
    await db.schema.dropIndex('traces_by_start').execute();
    await db.schema
      .createIndex('traces_by_start')
      .on('traces')
      .columns(['experiment_id', 'start_unix_nano', 'trace_id', 'state', 'end_unix_nano', 'name'])
      .execute();
  },
};
