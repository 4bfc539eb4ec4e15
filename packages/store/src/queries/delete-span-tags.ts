import { TAG_ORIGINS } from '../labels/tag-origin.ts';
import type { SqlExecutor } from '../dialects/sql-connection.ts';

/** The tags of a trace that its spans brought; what a person has set stays. */
export async function deleteSpanTags(trx: SqlExecutor, traceKey: bigint): Promise<void> {
  await trx
    .deleteFrom('trace_tags')
    .where('trace_key', '=', traceKey)
    .where('origin', '!=', TAG_ORIGINS.hand)
    .execute();
}
