import type { SqlExecutor } from '../dialects/sql-connection.ts';

/** Remembers that the full roll-up of a trace was put off. */
export async function writePendingRollUp(trx: SqlExecutor, traceKey: bigint): Promise<void> {
  const known = await trx
    .selectFrom('pending_roll_ups')
    .select('trace_key')
    .where('trace_key', '=', traceKey)
    .executeTakeFirst();
  if (known === undefined) await trx.insertInto('pending_roll_ups').values({ trace_key: traceKey }).execute();
}
