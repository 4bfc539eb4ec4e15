import type { TraceId } from '@gander/core/ids';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { padList, sliceList } from './pad-list.ts';

/** Those of the traces that have logs which may say something about a span. Stays inside the index. */
export async function findTracesWithLogs(db: SqlExecutor, traceIds: readonly TraceId[]): Promise<ReadonlySet<TraceId>> {
  const found = new Set<TraceId>();
  for (const slice of sliceList(traceIds)) {
    const rows = await db
      .selectFrom('log_chunks')
      .select('trace_id')
      .distinct()
      .where('has_content', '=', 1)
      .where('trace_id', 'in', padList(slice))
      .execute();
    for (const row of rows) if (row.trace_id !== null) found.add(row.trace_id as TraceId);
  }
  return found;
}
