import { sql } from 'kysely';

import type { Dialect } from '../dialects/dialect.ts';
import type { SqlExecutor } from '../dialects/sql-connection.ts';

/**
 * To be called after chunks were deleted: the places of the newest ones are given out again, and what comes there has to be
 * indexed as well. Work on the index that has read beyond the mark already may have read what is gone: it is void.
 */
export async function writeLowerSearchMark(trx: SqlExecutor, { arrivalColumn }: Dialect): Promise<void> {
  const newest = sql<bigint>`(select coalesce(max(${sql.ref(arrivalColumn)}), 0) from span_chunks)`;
  await trx
    .updateTable('search_progress')
    .set({
      indexed_arrival: sql<bigint>`case when indexed_arrival > ${newest} then ${newest} else indexed_arrival end`,
      version: sql<bigint>`version + 1`,
    })
    .execute();
}
