import type { Migration } from './migration.ts';

/** Lists, counts and the page of experiments tell traces in which a span failed though the trace itself did not. */
export const addFailedSpans: Migration = {
  number: 12,
  name: '0012-failed-spans',
  async up(db) {
    await db.schema.dropIndex('traces_by_start').execute();
    await db.schema
      .createIndex('traces_by_start')
      .on('traces')
      .columns([
        'experiment_id',
        'start_unix_nano',
        'trace_id',
        'state',
        'end_unix_nano',
        'name',
        'span_count',
        'error_count',
        'total_tokens',
        'cost_usd',
        'session_id',
        'user_id',
        'environment',
        'release_name',
        'framework',
        'service_names',
        'models',
        'span_types',
        'error_message',
      ])
      .execute();
  },
};
