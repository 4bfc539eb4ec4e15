import { type Kysely, sql } from 'kysely';

import { toBigInt } from '../schema/int64.ts';
import type { Database } from '../schema/tables.ts';
import { encodeValueList } from '../rows/value-list.ts';
import type { Migration } from './migration.ts';

/** What lists of traces are filtered, ordered and counted by. */
export const addTraceFacets: Migration = {
  number: 10,
  name: '0010-trace-facets',
  async up(db, { dialect, nowMs }) {
    for (const column of ['framework', 'error_message', 'models', 'span_types']) {
      await db.schema.alterTable('traces').addColumn(column, dialect.columnTypes.text).execute();
    }
    await db.schema.dropIndex('traces_by_start').execute();
    await fillValueLists(db);
    await orderReindexing(db, nowMs);
    await orderSearchIndex(db);
    // With all that facets count and lists are ordered by: the rows themselves are long, because of the previews.
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

/** Framework and error are in the payload: the server goes on with this job when it starts. */
async function orderReindexing(db: Kysely<unknown>, nowMs: number): Promise<void> {
  await sql`
    insert into reindex_jobs (state, done_trace_key, last_trace_key, done_count, total_count, creation_time_ms)
    select 'running', 0, max(trace_key), 0, count(*), ${nowMs} from traces having count(*) > 0`.execute(db);
}

/** What logs say about spans was not in the search index: it is made again where there are such logs. */
async function orderSearchIndex(db: Kysely<unknown>): Promise<void> {
  const hasLogs = sql`exists (select 1 from log_chunks where has_content = 1)`;
  for (const table of ['search_postings', 'search_words', 'search_segments']) {
    await sql`delete from ${sql.table(table)} where ${hasLogs}`.execute(db);
  }
  await sql`update search_progress set indexed_arrival = 0, version = version + 1 where ${hasLogs}`.execute(db);
}

const TRACES_PER_STEP = 1000n;

async function fillValueLists(db: Kysely<Database>): Promise<void> {
  const { last } = await db
    .selectFrom('traces')
    .select((eb) => eb.fn.max('trace_key').as('last'))
    .executeTakeFirstOrThrow();
  const lastKey = last === null ? 0n : toBigInt(last);
  for (let from = 0n; from <= lastKey; from += TRACES_PER_STEP) await fillStep(db, from);
}

async function fillStep(db: Kysely<Database>, from: bigint): Promise<void> {
  const rows = await db
    .selectFrom('spans')
    .select((eb) => ['trace_key', 'model', 'type', eb.fn.countAll().as('count')])
    .where('trace_key', '>=', from)
    .where('trace_key', '<', from + TRACES_PER_STEP)
    .groupBy(['trace_key', 'model', 'type'])
    .orderBy('trace_key')
    .orderBy(sql`count`, 'desc')
    .execute();
  for (const [traceKey, groups] of Map.groupBy(rows, (row) => toBigInt(row.trace_key))) {
    const models = new Set(groups.flatMap(({ model }) => model ?? []));
    const types = new Set(groups.map(({ type }) => type));
    await db
      .updateTable('traces')
      .set({ models: encodeValueList([...models]), span_types: encodeValueList([...types]) })
      .where('trace_key', '=', traceKey)
      .execute();
  }
}
