import type { TraceId } from '@gander/core/ids';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { toBigInt } from '../schema/int64.ts';
import { padList, sliceList } from './pad-list.ts';

/** The local keys of those of the traces that exist. */
export async function readTraceKeys(
  db: SqlExecutor,
  traceIds: readonly TraceId[],
): Promise<ReadonlyMap<TraceId, bigint>> {
  const keys = new Map<TraceId, bigint>();
  for (const slice of sliceList(traceIds)) {
    const rows = await db
      .selectFrom('traces')
      .select(['trace_id', 'trace_key'])
      .where('trace_id', 'in', padList(slice))
      .execute();
    for (const row of rows) keys.set(row.trace_id as TraceId, toBigInt(row.trace_key));
  }
  return keys;
}
