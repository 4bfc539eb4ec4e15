import type { Migration } from './migration.ts';

/** The traces of a request share its body, as it came; chunks that are there already stay what they are. */
export const addRequestBodies: Migration = {
  number: 14,
  name: '0014-request-bodies',
  async up(db, { dialect: { columnTypes, permanentKey } }) {
    await db.schema
      .createTable('request_bodies')
      // Who has read a body may keep it: another one never has its key.
      .addColumn('body_key', columnTypes.key, permanentKey)
      .addColumn('raw_size', columnTypes.integer, (column) => column.notNull())
      .addColumn('encoding', columnTypes.integer, (column) => column.notNull())
      .addColumn('payload', columnTypes.bytes, (column) => column.notNull())
      .execute();
    await db.schema.alterTable('span_chunks').addColumn('body_key', columnTypes.key).execute();
    await db.schema.createIndex('span_chunks_by_body').on('span_chunks').column('body_key').execute();
  },
};
