import type { ExperimentId, SpanId, TraceId } from '@gander/core/ids';
import type { TraceState } from '@gander/core/trace-summary';
import type { TraceRollup } from '@gander/core/trace/roll-up-trace';

import type { TracePreviews } from '../ingest/merge-previews.ts';
import { LABEL_COLUMNS, type LabelColumns } from '../labels/label-columns.ts';
import type { TracesTable } from '../schema/tables.ts';
import { toUsageColumns, USAGE_COLUMNS } from './usage-columns.ts';
import { encodeValueList } from './value-list.ts';

/** The part of a trace row that a write may change without a full roll-up. */
export interface ExactColumns {
  readonly name: string;
  readonly state: TraceState;
  readonly start_unix_nano: bigint;
  readonly end_unix_nano: bigint | null;
  readonly root_span_id: SpanId | null;
  readonly span_count: number;
  readonly error_count: number;
}

/** The part that needs all spans. */
export type RollUpColumns = ReturnType<typeof toRollUpColumns>;

export type PreviewColumns = ReturnType<typeof toPreviewColumns>;

/** Any of them; keys that are absent stay as they are. */
export type TraceColumns = Partial<
  ExactColumns &
    RollUpColumns &
    PreviewColumns &
    LabelColumns & { readonly chunk_count: number; readonly is_abandoned: 0 | 1; readonly has_report: 0 | 1 }
>;

/** Every column that a full roll-up decides. */
export function toRollUpColumns(rollUp: TraceRollup) {
  return {
    // In front, where a spread is a plain copy.
    ...toUsageColumns(rollUp.usage),
    name: rollUp.name,
    state: rollUp.state,
    start_unix_nano: rollUp.startUnixNano,
    end_unix_nano: rollUp.endUnixNano,
    root_span_id: rollUp.rootSpanId,
    span_count: rollUp.spanCount,
    error_count: rollUp.errorCount,
    cost_usd: rollUp.costUsd,
    session_id: rollUp.sessionId,
    user_id: rollUp.userId,
    service_names: JSON.stringify(rollUp.serviceNames),
    models: encodeValueList(rollUp.models),
    span_types: encodeValueList(rollUp.spanTypes),
    rolled_up_span_count: rollUp.spanCount,
  };
}

/** Every column about previews. */
export function toPreviewColumns({ input, output }: TracePreviews) {
  return {
    input_preview: input.shown?.text ?? null,
    input_preview_span_id: input.shown?.spanId ?? null,
    output_preview: output.shown?.text ?? null,
    output_preview_span_id: output.shown?.spanId ?? null,
    fallback_input_preview: input.fallback?.text ?? null,
    fallback_input_span_id: input.fallback?.spanId ?? null,
    fallback_output_preview: output.fallback?.text ?? null,
    fallback_output_span_id: output.fallback?.spanId ?? null,
  };
}

/** What a write decides of a trace that is new. */
const PLANNED_COLUMNS = [
  'name',
  'state',
  'start_unix_nano',
  'end_unix_nano',
  'root_span_id',
  'span_count',
  'error_count',
  ...USAGE_COLUMNS,
  'cost_usd',
  'session_id',
  'user_id',
  'service_names',
  'models',
  'span_types',
  'rolled_up_span_count',
  'input_preview',
  'input_preview_span_id',
  'output_preview',
  'output_preview_span_id',
  'fallback_input_preview',
  'fallback_input_span_id',
  'fallback_output_preview',
  'fallback_output_span_id',
  ...LABEL_COLUMNS,
  'chunk_count',
] as const satisfies readonly (keyof TracesTable & keyof TraceColumns)[];

/** A whole row but for its key, in the order of {@link toTraceParameters}. */
export const TRACE_COLUMNS: readonly (keyof TracesTable)[] = ['trace_id', 'experiment_id', ...PLANNED_COLUMNS];

export interface NewTraceRow {
  readonly traceId: TraceId;
  readonly experimentId: ExperimentId;
  readonly columns: TraceColumns;
}

/** The values of a row. */
export function toTraceParameters({ traceId, experimentId, columns }: NewTraceRow): readonly unknown[] {
  const parameters: unknown[] = [traceId, Number(experimentId)];
  for (const column of PLANNED_COLUMNS) parameters.push(columns[column]);
  return parameters;
}
