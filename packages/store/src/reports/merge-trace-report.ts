import type { TraceReport } from '@gander/core/trace-info';
import { PREVIEW_MAX_LENGTH, type TraceState } from '@gander/core/trace-summary';

import type { TraceColumns } from '../rows/trace-columns.ts';
import { toUsageColumns } from '../rows/usage-columns.ts';
import { clampToInt64 } from '../schema/int64.ts';

const NANOS_PER_MS = 1_000_000n;

/**
 * What a client said about a trace as a whole goes before what its spans say, column by column. A function of both alone,
 * so that the outcome does not depend on which of them came first. Columns that are not given stay away.
 */
export function mergeTraceReport(columns: TraceColumns, report: TraceReport): TraceColumns {
  return {
    ...columns,
    ...applyTimes(columns, report),
    ...(columns.state === undefined ? {} : { state: toState(columns.state, report) }),
    ...(report.name === null || columns.name === undefined ? {} : { name: report.name }),
    ...applyPreviews(columns, report),
    ...(report.sessionId === null || columns.session_id === undefined ? {} : { session_id: report.sessionId }),
    ...(report.userId === null || columns.user_id === undefined ? {} : { user_id: report.userId }),
    ...applyUsage(columns, report),
  };
}

/** A client that has seen the end knows better; one that has not leaves it to the root span. */
function toState(state: TraceState, report: TraceReport): TraceState {
  return report.state === 'OK' || report.state === 'ERROR' ? report.state : state;
}

/** Reports are in milliseconds: where the spans agree, theirs are the exact figures. */
function applyTimes(
  { start_unix_nano, end_unix_nano }: TraceColumns,
  { startMs, durationMs }: TraceReport,
): Pick<TraceColumns, 'start_unix_nano' | 'end_unix_nano'> {
  if (start_unix_nano === undefined || startMs === null) return {};
  const isAgreed = start_unix_nano / NANOS_PER_MS === startMs;
  const startUnixNano = isAgreed ? start_unix_nano : clampToInt64(startMs * NANOS_PER_MS);
  if (durationMs === null) return { start_unix_nano: startUnixNano };
  const end = end_unix_nano ?? null;
  const isSameEnd = end !== null && (end - startUnixNano) / NANOS_PER_MS === durationMs;
  return {
    start_unix_nano: startUnixNano,
    end_unix_nano: isSameEnd ? end : clampToInt64(startUnixNano + durationMs * NANOS_PER_MS),
  };
}

/** Those of a client belong to no span. */
function applyPreviews(columns: TraceColumns, { inputPreview, outputPreview }: TraceReport): TraceColumns {
  if (columns.input_preview === undefined) return {};
  return {
    ...(inputPreview === null ? {} : { input_preview: cut(inputPreview), input_preview_span_id: null }),
    ...(outputPreview === null ? {} : { output_preview: cut(outputPreview), output_preview_span_id: null }),
  };
}

/** Clients of MLflow get back what they reported; the list shows a line of it. */
function cut(text: string): string {
  return text.slice(0, PREVIEW_MAX_LENGTH);
}

function applyUsage(columns: TraceColumns, { usage }: TraceReport): TraceColumns {
  if (usage === null || columns.input_tokens === undefined) return {};
  const { reasoning_tokens, ...told } = toUsageColumns(usage);
  return reasoning_tokens === null ? told : { ...told, reasoning_tokens };
}
