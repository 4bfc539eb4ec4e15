import type { TraceId } from '@gander/core/ids';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { toTraceHead, TRACE_HEAD_COLUMNS, type TraceHead } from '../rows/trace-head.ts';
import { padList, sliceList } from './pad-list.ts';

/** Those of the traces that exist. */
export async function readTraceHeads(db: SqlExecutor, traceIds: readonly TraceId[]): Promise<readonly TraceHead[]> {
  const heads: TraceHead[] = [];
  for (const slice of sliceList(traceIds)) {
    const rows = await db
      .selectFrom('traces')
      .select(TRACE_HEAD_COLUMNS)
      .where('trace_id', 'in', padList(slice))
      .execute();
    for (const row of rows) heads.push(toTraceHead(row));
  }
  return heads;
}
