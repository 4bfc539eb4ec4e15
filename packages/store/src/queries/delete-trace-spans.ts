import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { writeRestatedTrace } from './write-restated-trace.ts';

/** Removes all index rows of a trace, which new ones are about to take the place of. Their payload stays. */
export async function deleteTraceSpans(trx: SqlExecutor, traceKey: bigint): Promise<void> {
  await trx.deleteFrom('spans').where('trace_key', '=', traceKey).execute();
  await writeRestatedTrace(trx, traceKey);
}
