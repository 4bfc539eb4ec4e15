import type { Kysely } from 'kysely';

import type { Dialect } from '../dialects/dialect.ts';
import type { Migration } from './migration.ts';

export const addPricesAndReindexing: Migration = {
  number: 2,
  name: '0002-prices-and-reindexing',
  async up(db, { dialect }) {
    await db.schema.alterTable('spans').addColumn('response_id', dialect.columnTypes.text).execute();
    await createModelPrices(db, dialect);
    await createReindexJobs(db, dialect);
  },
};

/** Prices that people enter, in USD per million tokens. Few rows: they are read all at once. */
async function createModelPrices(db: Kysely<unknown>, { columnTypes, permanentKey }: Dialect): Promise<void> {
  await db.schema
    .createTable('model_prices')
    .addColumn('price_id', columnTypes.key, permanentKey)
    .addColumn('model_pattern', columnTypes.text, (column) => column.notNull())
    .addColumn('valid_from_ms', columnTypes.integer)
    .addColumn('input_usd', columnTypes.real)
    .addColumn('output_usd', columnTypes.real)
    .addColumn('cache_read_usd', columnTypes.real)
    .addColumn('cache_write_usd', columnTypes.real)
    .addColumn('cache_write_1h_usd', columnTypes.real)
    .addColumn('reasoning_usd', columnTypes.real)
    .addColumn('input_audio_usd', columnTypes.real)
    .addColumn('output_audio_usd', columnTypes.real)
    .addColumn('creation_time_ms', columnTypes.integer, (column) => column.notNull())
    .execute();
}

async function createReindexJobs(db: Kysely<unknown>, { columnTypes, permanentKey }: Dialect): Promise<void> {
  await db.schema
    .createTable('reindex_jobs')
    .addColumn('job_id', columnTypes.key, permanentKey)
    .addColumn('state', columnTypes.identifier, (column) => column.notNull())
    .addColumn('experiment_id', columnTypes.key)
    .addColumn('from_unix_nano', columnTypes.integer)
    .addColumn('done_trace_key', columnTypes.key, (column) => column.notNull())
    .addColumn('last_trace_key', columnTypes.key, (column) => column.notNull())
    .addColumn('done_count', columnTypes.integer, (column) => column.notNull())
    .addColumn('total_count', columnTypes.integer, (column) => column.notNull())
    .addColumn('creation_time_ms', columnTypes.integer, (column) => column.notNull())
    .execute();
}
