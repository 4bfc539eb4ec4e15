import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { NO_PREVIEWS } from '../ingest/merge-previews.ts';
import { toPreviewColumns } from '../rows/trace-columns.ts';
import { toUsageColumns } from '../rows/usage-columns.ts';

export interface ShrunkTrace {
  readonly traceKey: bigint;
  /** The spans up to this id are gone: so many, and so many of them errors. */
  readonly lastSpanId: string;
  readonly spanCount: number;
  readonly errorCount: number;
}

/**
 * Takes spans that are gone out of what the trace says of itself. Counts are exact; what only all spans together tell (tokens,
 * cost, models, previews) is not known any more until a roll-up, which the next spans of the trace, should any come, bring about.
 * Times, name and labels stay: by them the trace is found, to be deleted again.
 */
export async function writeShrunkTrace(
  trx: SqlExecutor,
  { traceKey, lastSpanId, spanCount, errorCount }: ShrunkTrace,
): Promise<void> {
  await trx
    .updateTable('traces')
    .set((eb) => ({
      ...toUsageColumns({}),
      ...toPreviewColumns(NO_PREVIEWS),
      cost_usd: null,
      models: null,
      span_types: null,
      rolled_up_span_count: 0,
      span_count: eb('span_count', '-', spanCount).$castTo<number>(),
      error_count: eb('error_count', '-', errorCount).$castTo<number>(),
    }))
    .where('trace_key', '=', traceKey)
    .execute();
  await trx
    .updateTable('traces')
    .set({ root_span_id: null })
    .where('trace_key', '=', traceKey)
    .where('root_span_id', '<=', lastSpanId)
    .execute();
}
