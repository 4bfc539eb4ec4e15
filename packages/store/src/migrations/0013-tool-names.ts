import { sql } from 'kysely';

import type { Migration } from './migration.ts';

/** Which tool a span runs: many frameworks call all such spans alike. */
export const addToolNames: Migration = {
  number: 13,
  name: '0013-tool-names',
  async up(db, { dialect, nowMs }) {
    await db.schema.alterTable('spans').addColumn('tool_name', dialect.columnTypes.text).execute();
    // The names are in the payloads: the server reads these again when it starts. A job that is not through yet is part of it.
    await sql`delete from reindex_jobs where state = 'running'`.execute(db);
    await sql`
      insert into reindex_jobs (state, done_trace_key, last_trace_key, done_count, total_count, creation_time_ms)
      select 'running', 0, max(trace_key), 0, count(*), ${nowMs} from traces having count(*) > 0`.execute(db);
  },
};
