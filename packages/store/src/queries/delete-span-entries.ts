import { TAG_ORIGINS } from '../labels/tag-origin.ts';
import type { SqlExecutor } from '../dialects/sql-connection.ts';

/** The tags and metadata of a trace that its spans brought; what a client has set stays. */
export async function deleteSpanEntries(trx: SqlExecutor, traceKey: bigint): Promise<void> {
  for (const table of ['trace_tags', 'trace_metadata'] as const) {
    await trx.deleteFrom(table).where('trace_key', '=', traceKey).where('origin', '!=', TAG_ORIGINS.hand).execute();
  }
}
