import { sql } from 'kysely';

import type { Dialect } from '../../dialects/dialect.ts';
import type { SqlExecutor } from '../../dialects/sql-connection.ts';
import { readSearchProgress } from '../index/index-queries.ts';
import { TraceKeySet } from './trace-key-set.ts';

/** Traces of which something is not in the index yet, or is not any more as it was. */
export async function readUnindexedKeys({
  db,
  dialect,
}: {
  readonly db: SqlExecutor;
  readonly dialect: Dialect;
}): Promise<TraceKeySet> {
  const { indexedArrival } = await readSearchProgress(db);
  const arrived = await db
    .selectFrom('span_chunks')
    .select('trace_key')
    .where(sql.ref<bigint>(`span_chunks.${dialect.arrivalColumn}`), '>', indexedArrival)
    .execute();
  const restated = await db.selectFrom('search_restated').select('trace_key').execute();
  return new TraceKeySet([...arrived, ...restated].map((row) => Number(row.trace_key)));
}
