import type { SqlExecutor } from '../dialects/sql-connection.ts';

/** The trace has been rolled up in full. */
export async function deletePendingRollUp(trx: SqlExecutor, traceKey: bigint): Promise<void> {
  await trx.deleteFrom('pending_roll_ups').where('trace_key', '=', traceKey).execute();
}
