import type { TraceReport } from '@gander/core/trace-info';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { readTraceReport } from '../queries/read-trace-report.ts';
import { writeTraceReport } from '../queries/write-trace-report.ts';
import type { TraceColumns } from '../rows/trace-columns.ts';
import type { TraceHead } from '../rows/trace-head.ts';
import { mergeTraceReport } from './merge-trace-report.ts';

type ReportedHead = Pick<TraceHead, 'traceKey' | 'hasReport'>;

/** Columns worked out from spans, as they are once what a client reported is counted in. Reads nothing for most traces. */
export async function mergeStoredReport(
  trx: SqlExecutor,
  { traceKey, hasReport }: ReportedHead,
  columns: TraceColumns,
): Promise<TraceColumns> {
  if (!hasReport) return columns;
  const report = await readTraceReport(trx, traceKey);
  return report === undefined ? columns : mergeTraceReport(columns, report);
}

/** The same when spans have just come: those that reach beyond what was reported before them widen it. */
export async function mergeEarlierReport(
  trx: SqlExecutor,
  { traceKey, hasReport }: ReportedHead,
  columns: TraceColumns,
): Promise<TraceColumns> {
  if (!hasReport) return columns;
  const report = await readTraceReport(trx, traceKey);
  if (report === undefined) return columns;
  const widened = widen(report, columns);
  if (widened !== report) await writeTraceReport(trx, { traceKey, report: widened });
  return mergeTraceReport(columns, widened);
}

const NANOS_PER_MS = 1_000_000n;

function widen(report: TraceReport, { start_unix_nano, end_unix_nano }: TraceColumns): TraceReport {
  const { startMs, durationMs } = report;
  if (startMs === null || durationMs === null) return report;
  if (start_unix_nano === undefined || end_unix_nano === undefined || end_unix_nano === null) return report;
  const spansStartMs = start_unix_nano / NANOS_PER_MS;
  const spansEndMs = end_unix_nano / NANOS_PER_MS;
  const widenedStartMs = spansStartMs < startMs ? spansStartMs : startMs;
  const endMs = startMs + durationMs;
  const widenedMs = (spansEndMs > endMs ? spansEndMs : endMs) - widenedStartMs;
  if (widenedStartMs === startMs && widenedMs === durationMs) return report;
  return { ...report, startMs: widenedStartMs, durationMs: widenedMs };
}
