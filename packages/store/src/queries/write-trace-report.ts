import type { TraceReport } from '@gander/core/trace-info';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { toTraceReportColumns } from '../rows/trace-report-row.ts';

export interface TraceReportWrite {
  readonly traceKey: bigint;
  readonly report: TraceReport;
}

/** Replaces what was reported before. Belongs in a transaction. */
export async function writeTraceReport(trx: SqlExecutor, { traceKey, report }: TraceReportWrite): Promise<void> {
  await trx.deleteFrom('trace_reports').where('trace_key', '=', traceKey).execute();
  await trx
    .insertInto('trace_reports')
    .values({ trace_key: traceKey, ...toTraceReportColumns(report) })
    .execute();
}
