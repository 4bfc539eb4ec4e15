import type { TraceId } from '@gander/core/ids';

import type { SqlExecutor } from '../dialects/sql-connection.ts';

/** Another text as soon as a trace has more logs that say something about its spans. One look into an index. */
export async function readLogVersion(db: SqlExecutor, traceId: TraceId): Promise<string> {
  const newest = await db
    .selectFrom('log_chunks')
    // The key alone is given out again when the logs were deleted.
    .select(['log_key', 'digest'])
    .where('has_content', '=', 1)
    .where('trace_id', '=', traceId)
    .orderBy('log_key', 'desc')
    .limit(1)
    .executeTakeFirst();
  return newest === undefined ? '' : `${newest.log_key} ${newest.digest}`;
}
