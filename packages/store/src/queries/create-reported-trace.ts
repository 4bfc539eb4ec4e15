import type { ExperimentId, TraceId } from '@gander/core/ids';
import { rollUpTrace } from '@gander/core/trace/roll-up-trace';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { NO_PREVIEWS } from '../ingest/merge-previews.ts';
import { toPreviewColumns, toRollUpColumns } from '../rows/trace-columns.ts';

export interface ReportedTrace {
  readonly traceId: TraceId;
  readonly experimentId: ExperimentId;
}

/** A row for a trace without spans, which a report is about to fill. Belongs in a transaction. */
export async function createReportedTrace(trx: SqlExecutor, { traceId, experimentId }: ReportedTrace): Promise<void> {
  await trx
    .insertInto('traces')
    .values({
      trace_id: traceId,
      experiment_id: Number(experimentId),
      ...toRollUpColumns(rollUpTrace([])),
      ...toPreviewColumns(NO_PREVIEWS),
      chunk_count: 0,
    })
    .execute();
}
