import type { TraceId } from '@gander/core/ids';
import type { TraceSummary } from '@gander/core/trace-summary';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { readSummaries } from './read-summaries.ts';

/** One row of the trace list. */
export async function findTrace(db: SqlExecutor, traceId: TraceId): Promise<TraceSummary | undefined> {
  const [summary] = await readSummaries(db, [traceId]);
  return summary;
}
