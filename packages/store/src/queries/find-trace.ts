import type { TraceId } from '@gander/core/ids';
import type { TraceSummary } from '@gander/core/trace-summary';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { toBigInt } from '../schema/int64.ts';
import { readTagOrigins } from './read-tag-origins.ts';
import { toTraceSummary, TRACE_SUMMARY_COLUMNS } from '../rows/trace-row.ts';

/** One row of the trace list, with the trace's tags. */
export async function findTrace(db: SqlExecutor, traceId: TraceId): Promise<TraceSummary | undefined> {
  const row = await db
    .selectFrom('traces')
    .select(['trace_key', ...TRACE_SUMMARY_COLUMNS])
    .where('trace_id', '=', traceId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const tags = await readTagOrigins(db, toBigInt(row.trace_key));
  return { ...toTraceSummary(row), tags: Object.fromEntries(tags.map(({ key, value }) => [key, value])) };
}
