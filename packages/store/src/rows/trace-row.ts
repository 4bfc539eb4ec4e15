import type { ExperimentId, SpanId, TraceId } from '@gander/core/ids';
import { SESSION_GRANULARITIES, type SessionGranularity } from '@gander/core/session-granularity';
import type { TraceState, TraceSummary } from '@gander/core/trace-summary';
import type { Selectable } from 'kysely';

import { toBigInt, toBigIntOrNull } from '../schema/int64.ts';
import type { TracesTable } from '../schema/tables.ts';
import { toUsage, USAGE_COLUMNS } from './usage-columns.ts';

export const TRACE_SUMMARY_COLUMNS = [
  'trace_id',
  'experiment_id',
  'name',
  'state',
  'start_unix_nano',
  'end_unix_nano',
  'root_span_id',
  'span_count',
  'error_count',
  'input_preview',
  'output_preview',
  ...USAGE_COLUMNS,
  'cost_usd',
  'session_id',
  'user_id',
  'service_names',
  'is_abandoned',
  'environment',
  'release_name',
  'session_granularity',
] as const satisfies readonly (keyof TracesTable)[];

export type TraceSummaryRow = Pick<Selectable<TracesTable>, (typeof TRACE_SUMMARY_COLUMNS)[number]>;

/** A row as the value that the rest of Gander knows. */
export function toTraceSummary(row: TraceSummaryRow): TraceSummary {
  return {
    traceId: row.trace_id as TraceId,
    experimentId: String(row.experiment_id) as ExperimentId,
    name: row.name,
    state: row.state as TraceState,
    startUnixNano: toBigInt(row.start_unix_nano),
    endUnixNano: toBigIntOrNull(row.end_unix_nano),
    rootSpanId: row.root_span_id as SpanId | null,
    spanCount: Number(row.span_count),
    errorCount: Number(row.error_count),
    inputPreview: row.input_preview,
    outputPreview: row.output_preview,
    usage: toUsage(row),
    costUsd: row.cost_usd,
    sessionId: row.session_id,
    userId: row.user_id,
    serviceNames: JSON.parse(row.service_names) as string[],
    environment: row.environment,
    release: row.release_name,
    sessionGranularity: row.session_id === null ? null : toGranularity(row.session_granularity),
    ...(Number(row.is_abandoned) === 1 ? { isAbandoned: true as const } : {}),
  };
}

/** What a column says; nothing is an ordinary session. */
export function toGranularity(text: string | null): SessionGranularity {
  return SESSION_GRANULARITIES.find((granularity) => granularity === text) ?? 'session';
}
