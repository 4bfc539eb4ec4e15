import type { ExperimentId, SpanId, TraceId } from '@gander/core/ids';
import type { TraceState } from '@gander/core/trace-summary';
import type { Selectable } from 'kysely';

import { LABEL_COLUMNS, type LabelColumns } from '../labels/label-columns.ts';
import { toBigInt, toBigIntOrNull } from '../schema/int64.ts';
import type { TracesTable } from '../schema/tables.ts';
import type { StoredPreview, TracePreviews } from '../ingest/merge-previews.ts';

/** What ingest must know of a trace that exists. */
export interface TraceHead {
  readonly traceKey: bigint;
  readonly traceId: TraceId;
  readonly experimentId: ExperimentId;
  readonly name: string;
  readonly state: TraceState;
  readonly startUnixNano: bigint;
  readonly endUnixNano: bigint | null;
  readonly rootSpanId: SpanId | null;
  readonly spanCount: number;
  readonly errorCount: number;
  readonly chunkCount: number;
  readonly rolledUpSpanCount: number;
  readonly isAbandoned: boolean;
  /** A client said something about the trace as a whole. */
  readonly hasReport: boolean;
  readonly previews: TracePreviews;
  readonly labels: LabelColumns;
}

export const TRACE_HEAD_COLUMNS = [
  'trace_key',
  'trace_id',
  'experiment_id',
  'name',
  'state',
  'start_unix_nano',
  'end_unix_nano',
  'root_span_id',
  'span_count',
  'error_count',
  'chunk_count',
  'rolled_up_span_count',
  'is_abandoned',
  'has_report',
  'input_preview',
  'input_preview_span_id',
  'output_preview',
  'output_preview_span_id',
  'fallback_input_preview',
  'fallback_input_span_id',
  'fallback_output_preview',
  'fallback_output_span_id',
  ...LABEL_COLUMNS,
] as const satisfies readonly (keyof TracesTable)[];

type TraceHeadRow = Pick<Selectable<TracesTable>, (typeof TRACE_HEAD_COLUMNS)[number]>;

/** A row as ingest needs it. */
export function toTraceHead(row: TraceHeadRow): TraceHead {
  return {
    traceKey: toBigInt(row.trace_key),
    traceId: row.trace_id as TraceId,
    experimentId: String(row.experiment_id) as ExperimentId,
    name: row.name,
    state: row.state as TraceState,
    startUnixNano: toBigInt(row.start_unix_nano),
    endUnixNano: toBigIntOrNull(row.end_unix_nano),
    rootSpanId: row.root_span_id as SpanId | null,
    spanCount: Number(row.span_count),
    errorCount: Number(row.error_count),
    chunkCount: Number(row.chunk_count),
    rolledUpSpanCount: Number(row.rolled_up_span_count),
    isAbandoned: Number(row.is_abandoned) === 1,
    hasReport: Number(row.has_report) === 1,
    labels: {
      environment: row.environment,
      release_name: row.release_name,
      session_granularity: row.session_granularity,
      framework: row.framework,
      error_message: row.error_message,
      client_request_id: row.client_request_id,
      label_origins: Number(row.label_origins),
    },
    previews: {
      input: {
        shown: toPreview(row.input_preview, row.input_preview_span_id),
        fallback: toPreview(row.fallback_input_preview, row.fallback_input_span_id),
      },
      output: {
        shown: toPreview(row.output_preview, row.output_preview_span_id),
        fallback: toPreview(row.fallback_output_preview, row.fallback_output_span_id),
      },
    },
  };
}

function toPreview(text: string | null, spanIdText: string | null): StoredPreview | null {
  return text === null || spanIdText === null ? null : { text, spanId: spanIdText as SpanId };
}
