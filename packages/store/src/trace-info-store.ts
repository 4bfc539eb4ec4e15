import type { ExperimentId, RunId, TraceId } from '@gander/core/ids';
import type { KeyValue } from '@gander/core/key-value';
import type { TraceEnd, TraceInfo, TraceInfoWrite } from '@gander/core/trace-info';

import type { ChangedTrace, TraceWrite } from './ingest-store.ts';

/** Which traces to delete. Those of other experiments stay, whoever names them. */
export type TraceDeletion =
  | { readonly experimentId: ExperimentId; readonly traceIds: readonly TraceId[] }
  | {
      readonly experimentId: ExperimentId;
      /** Started at or before, milliseconds since the epoch. */
      readonly maxTimestampMs: bigint;
      /** The oldest first; absent for all of them. */
      readonly maxTraces?: number | undefined;
    };

/** Tags of traces. Traces of other experiments stay as they are, whoever names them. */
export interface TraceTagsChange {
  readonly experimentId: ExperimentId;
  readonly traceIds: readonly TraceId[];
  readonly set: readonly KeyValue[];
  /** Keys; what a trace does not have is passed over. */
  readonly remove: readonly string[];
}

export interface PromptVersion {
  readonly name: string;
  readonly version: string;
}

/**
 * What is known about traces beside their spans. Reports and spans of a trace may come in either order, and the outcome
 * is the same.
 */
export interface TraceInfoStore {
  /** Those of the traces that exist, in the order in which they are named. */
  readTraceInfos(traceIds: readonly TraceId[]): Promise<readonly TraceInfo[]>;
  /**
   * Creates the trace or says more about it: tags and metadata are joined, the rest is replaced. A trace moves to the
   * experiment that is named. Throws `not_found` or `failed_precondition` for an experiment that cannot take it.
   */
  writeTraceInfo(traceId: TraceId, info: TraceInfoWrite): Promise<ChangedTrace>;
  /** Throws `not_found`. */
  writeTraceEnd(traceId: TraceId, end: TraceEnd): Promise<ChangedTrace>;
  /** Throws `not_found`. */
  writeTraceTag(traceId: TraceId, tag: KeyValue): Promise<ChangedTrace>;
  /** Throws `not_found` for the trace and for the tag. */
  deleteTraceTag(traceId: TraceId, key: string): Promise<ChangedTrace>;
  /** Sets and removes tags of many traces, in several transactions. Returns the traces of the experiment. */
  changeTraceTags(change: TraceTagsChange): Promise<readonly ChangedTrace[]>;
  /**
   * With everything that belongs to them. In several transactions, bounded by spans and bytes, so that writes get in between; a large
   * trace goes piece by piece. Returns those that are gone.
   */
  deleteTraces(deletion: TraceDeletion): Promise<readonly ChangedTrace[]>;
  /** Idempotent; neither run nor traces need to exist. */
  linkTracesToRun(runId: RunId, traceIds: readonly TraceId[]): Promise<void>;
  /** Idempotent; neither prompts nor trace need to exist. */
  linkPrompts(traceId: TraceId, prompts: readonly PromptVersion[]): Promise<void>;
  /** Spans that came as a file instead of by OTLP. Otherwise like `IngestStore.write`. */
  writeUploadedSpans(write: TraceWrite): Promise<readonly ChangedTrace[]>;
}
