import type { TraceId } from '@gander/core/ids';
import type { TraceSummary } from '@gander/core/trace-summary';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { toTraceSummary, TRACE_SUMMARY_COLUMNS, type TraceSummaryRow } from '../rows/trace-row.ts';
import { toBigInt } from '../schema/int64.ts';
import { padList, sliceList } from './pad-list.ts';
import { readTraceDetails } from './read-trace-details.ts';

/** Those of the traces that exist, in the order in which they are named. */
export async function readSummaries(db: SqlExecutor, traceIds: readonly TraceId[]): Promise<readonly TraceSummary[]> {
  const byId = new Map<string, TraceSummary>();
  for (const slice of sliceList(traceIds)) {
    const rows = await db
      .selectFrom('traces')
      .select(['trace_key', ...TRACE_SUMMARY_COLUMNS])
      .where('trace_id', 'in', padList(slice))
      .execute();
    for (const summary of await toSummaries(db, rows)) byId.set(summary.traceId, summary);
  }
  return traceIds.flatMap((traceId) => byId.get(traceId) ?? []);
}

export type KeyedRow = TraceSummaryRow & { readonly trace_key: bigint | number | string };

/** Rows as a list shows them, with what is kept beside the row. */
export async function toSummaries(db: SqlExecutor, rows: readonly KeyedRow[]): Promise<readonly TraceSummary[]> {
  const details = await readTraceDetails(
    db,
    rows.map((row) => toBigInt(row.trace_key)),
  );
  return rows.map((row) => ({ ...toTraceSummary(row), ...details.get(toBigInt(row.trace_key)) }));
}
