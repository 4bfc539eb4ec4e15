import type { ReportedState, TraceReport } from '@gander/core/trace-info';
import type { Usage } from '@gander/core/usage';
import type { Selectable } from 'kysely';

import { clampToInt64, toBigIntOrNull } from '../schema/int64.ts';
import type { TraceReportsTable } from '../schema/trace-info-tables.ts';

export type TraceReportRow = Omit<Selectable<TraceReportsTable>, 'trace_key'>;

export const TRACE_REPORT_COLUMNS = [
  'client_request_id',
  'state',
  'start_ms',
  'duration_ms',
  'name',
  'input_preview',
  'output_preview',
  'session_id',
  'user_id',
  'usage',
] as const satisfies readonly (keyof TraceReportRow)[];

/** A row as the value that the rest of Gander knows. */
export function toTraceReport(row: TraceReportRow): TraceReport {
  return {
    clientRequestId: row.client_request_id,
    state: row.state as ReportedState | null,
    startMs: toBigIntOrNull(row.start_ms),
    durationMs: toBigIntOrNull(row.duration_ms),
    name: row.name,
    inputPreview: row.input_preview,
    outputPreview: row.output_preview,
    sessionId: row.session_id,
    userId: row.user_id,
    usage: row.usage === null ? null : (JSON.parse(row.usage) as Usage),
  };
}

/** The columns of a report. */
export function toTraceReportColumns(report: TraceReport) {
  return {
    client_request_id: report.clientRequestId,
    state: report.state,
    start_ms: report.startMs === null ? null : clampToInt64(report.startMs),
    duration_ms: report.durationMs === null ? null : clampToInt64(report.durationMs),
    name: report.name,
    input_preview: report.inputPreview,
    output_preview: report.outputPreview,
    session_id: report.sessionId,
    user_id: report.userId,
    usage: report.usage === null ? null : JSON.stringify(report.usage),
  } satisfies Record<keyof TraceReportRow, unknown>;
}
