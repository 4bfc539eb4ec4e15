import { sql } from 'kysely';

import type { Migration } from './migration.ts';

export const addOpenTracesAndLogContent: Migration = {
  number: 3,
  name: '0003-open-traces-and-log-content',
  async up(db, { dialect, nowMs }) {
    const { columnTypes } = dialect;
    await db.schema
      .alterTable('traces')
      .addColumn('is_abandoned', columnTypes.integer, (column) => column.notNull().defaultTo(0))
      .execute();
    // Only what is in progress: a sweep looks at the few traces that have been silent for long, never at all.
    await db.schema
      .createTable('open_traces')
      .addColumn('trace_key', columnTypes.key, (column) => column.primaryKey())
      .addColumn('last_arrival_ms', columnTypes.integer, (column) => column.notNull())
      .execute();
    await db.schema.createIndex('open_traces_by_arrival').on('open_traces').column('last_arrival_ms').execute();
    await sql`insert into open_traces (trace_key, last_arrival_ms)
      select trace_key, ${nowMs} from traces where state = 'IN_PROGRESS'`.execute(db);
    // Nobody knows of older records whether they say something about a span: they are looked at.
    await db.schema
      .alterTable('log_chunks')
      .addColumn('has_content', columnTypes.integer, (column) => column.notNull().defaultTo(1))
      .execute();
    await db.schema
      .createIndex('log_chunks_with_content')
      .on('log_chunks')
      .columns(['has_content', 'trace_id'])
      .execute();
  },
};
