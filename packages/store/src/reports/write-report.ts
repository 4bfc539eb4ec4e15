import type { SpanId } from '@gander/core/ids';
import type { SpanRecord } from '@gander/core/span-record';
import { rollUpTrace } from '@gander/core/trace/roll-up-trace';
import type { TraceReport } from '@gander/core/trace-info';
import type { TraceState } from '@gander/core/trace-summary';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { mergePreviews } from '../ingest/merge-previews.ts';
import { sortSpans } from '../ingest/sort-spans.ts';
import { deleteOpenTraces } from '../queries/delete-open-traces.ts';
import { readTraceSpans } from '../queries/read-trace-spans.ts';
import { writePendingRollUp } from '../queries/write-pending-roll-up.ts';
import type { WriteTraceColumns } from '../queries/write-trace-columns.ts';
import { writeTraceReport } from '../queries/write-trace-report.ts';
import { toPreviewColumns, toRollUpColumns, type TraceColumns } from '../rows/trace-columns.ts';
import type { TraceHead } from '../rows/trace-head.ts';
import { mergeTraceReport } from './merge-trace-report.ts';
import { isEmptyReport } from './to-trace-report.ts';

export interface ReportDeps {
  readonly writeTraceColumns: WriteTraceColumns;
  /** Spans up to which a trace is rolled up at once. */
  readonly fullRollUpSpans: number;
  readonly nowMs: () => number;
}

export interface ReportWrite {
  readonly head: TraceHead;
  readonly report: TraceReport;
}

/** Stores what a client said about a trace and works out anew what the trace shows. */
export async function writeReport(trx: SqlExecutor, { head, report }: ReportWrite, deps: ReportDeps): Promise<void> {
  const { traceKey } = head;
  await writeTraceReport(trx, { traceKey, report });
  const columns = mergeTraceReport(await readSpanColumns(trx, head, deps), report);
  await deps.writeTraceColumns(trx, {
    traceKey,
    columns: { ...columns, has_report: isEmptyReport(report) ? 0 : 1, is_abandoned: 0 },
  });
  await writeOpenTrace(trx, { head, state: columns.state, nowMs: deps.nowMs() });
}

/** What the spans say on their own, read anew; of a huge trace what can be told without reading them all. */
async function readSpanColumns(
  trx: SqlExecutor,
  head: TraceHead,
  { fullRollUpSpans }: ReportDeps,
): Promise<TraceColumns> {
  if (head.spanCount > fullRollUpSpans) {
    await writePendingRollUp(trx, head.traceKey);
    return {
      name: head.name,
      state: head.state,
      start_unix_nano: head.startUnixNano,
      end_unix_nano: head.endUnixNano,
      ...toPreviewColumns(head.previews),
    };
  }
  const spans = sortSpans(head.spanCount === 0 ? [] : await readTraceSpans(trx, head.traceKey));
  const spansById = new Map<SpanId, SpanRecord>(spans.map((span) => [span.spanId, span]));
  const rollUp = rollUpTrace(spans);
  const previews = mergePreviews({
    stored: head.previews,
    candidates: new Map(),
    incoming: new Map(),
    rootSpanId: rollUp.rootSpanId,
    findSpan: (spanId) => spansById.get(spanId),
  });
  return { ...toRollUpColumns(rollUp), ...toPreviewColumns(previews) };
}

interface OpenTraceUpdate {
  readonly head: TraceHead;
  readonly state: TraceState | undefined;
  readonly nowMs: number;
}

/** A trace that somebody started and nobody ends is closed like one whose root never came. */
async function writeOpenTrace(trx: SqlExecutor, { head, state, nowMs }: OpenTraceUpdate): Promise<void> {
  await deleteOpenTraces(trx, [head.traceKey]);
  if (state !== 'IN_PROGRESS') return;
  await trx.insertInto('open_traces').values({ trace_key: head.traceKey, last_arrival_ms: nowMs }).execute();
}
