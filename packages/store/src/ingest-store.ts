import type { ExperimentId, SpanId, TraceId } from '@gander/core/ids';
import type { SpanRecord } from '@gander/core/span-record';
import type { TraceLabel } from '@gander/core/trace-labels';

import type { CutPieces } from './chunks/body-cut.ts';

/** The spans of one trace in one request. */
export interface TraceWrite {
  readonly traceId: TraceId;
  /** Where the trace goes when it is new; a trace that exists stays where it is. */
  readonly experimentId: ExperimentId;
  /** In wire order. Of two records with one span id the later wins. Never empty. */
  readonly spans: readonly SpanRecord[];
  /** `ExportTraceServiceRequest` protobuf holding exactly these spans with their resources and scopes; uncompressed. */
  readonly chunk: Uint8Array | SharedChunk;
  /** One per span that has content worth showing in the list, where the trace may want it. */
  readonly previews: readonly PreviewCandidate[];
  /** OpenTelemetry's ids of the trace, where its client gave it another; absent for every other trace. */
  readonly aliases?: readonly TraceId[] | undefined;
  /** What the spans say of their trace; absent when nothing. */
  readonly labels?: readonly TraceLabel[] | undefined;
}

/** A chunk that is kept in the body of its request, with those of other traces. Can be read until the write is through. */
export interface SharedChunk {
  /** One object for all traces of a request. */
  readonly body: RequestBody;
  readonly byteLength: number;
  /** Where the chunk is in the body. */
  listPieces(): CutPieces;
  /** The chunk itself. */
  read(): Uint8Array;
}

/** What came in a request, as protobuf. */
export interface RequestBody {
  /** Before compression. */
  readonly rawSize: number;
  /** In how many chunks it is cut. Where not all of them are to be kept, neither is what they have of the body. */
  readonly chunkCount: number;
  /** How `payload` is compressed: what came well compressed is kept as it came. */
  readonly encoding: 'identity' | 'gzip' | 'zstd';
  readonly payload: Uint8Array;
}

/**
 * Input and output text of one span. The trace shows those of its root; while the root has none, the input of its
 * earliest and the output of its latest candidate.
 */
export interface PreviewCandidate {
  readonly spanId: SpanId;
  readonly input: string | null;
  readonly output: string | null;
}

/** The log records of one trace (or of no trace) in one request. */
export interface LogWrite {
  /** `null` for records that name no trace. */
  readonly traceId: TraceId | null;
  readonly experimentId: ExperimentId;
  readonly recordCount: number;
  /** False when no record says anything about a span; absent when nobody looked. */
  readonly hasContent?: boolean | undefined;
  /** Earliest record, nanoseconds since the epoch. */
  readonly timeUnixNano: bigint;
  /** `ExportLogsServiceRequest` protobuf holding exactly these records; uncompressed. */
  readonly chunk: Uint8Array;
}

/** Stored spans of which more is known now, from logs: their index rows change, their payload does not. */
export interface SpanRefresh extends Pick<TraceWrite, 'traceId' | 'spans' | 'previews'> {}

export interface IngestWrite {
  readonly traces: readonly TraceWrite[];
  readonly logs: readonly LogWrite[];
  /** Applied after `traces`. Spans that are not stored are passed over. */
  readonly refreshes?: readonly SpanRefresh[] | undefined;
}

/** What a commit changed, for the live stream: the experiment each trace really belongs to. */
export interface ChangedTrace {
  readonly traceId: TraceId;
  readonly experimentId: ExperimentId;
}

export interface AbandonSweep {
  /** Milliseconds since the epoch. */
  readonly silentSinceMs: number;
  readonly limit: number;
}

export interface IngestStore {
  /**
   * One durable transaction: when the promise resolves the data survives `kill -9`; when it rejects nothing of it was
   * kept. Idempotent: writing the same thing again changes nothing. Rejects with `unavailable` when the disk is full
   * or the database locked.
   *
   * Huge traces: rolling up a trace reads all its spans, so traces beyond a few thousand spans are rolled up at
   * geometric intervals and by {@link settle}; counts, times and state are exact at once.
   */
  write(write: IngestWrite): Promise<readonly ChangedTrace[]>;
  /**
   * Closes traces in progress of which nothing came since `silentSinceMs`, at most `limit`, those first that are silent for longest.
   * Their state is then told by what there is; new spans open them again.
   */
  closeAbandoned(sweep: AbandonSweep): Promise<readonly ChangedTrace[]>;
  /** Finishes rollups that {@link write} put off. Called when ingest is idle and at start. */
  settle(): Promise<readonly ChangedTrace[]>;
}
