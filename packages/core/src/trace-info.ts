import type { KeyValue } from './key-value.ts';
import type { ExperimentId } from './ids.ts';
import type { TraceSummary } from './trace-summary.ts';
import type { Usage } from './usage.ts';

/** States that a client may report. `STATE_UNSPECIFIED`: it named none. */
export const REPORTED_STATES = ['STATE_UNSPECIFIED', 'OK', 'ERROR', 'IN_PROGRESS'] as const;

export type ReportedState = (typeof REPORTED_STATES)[number];

/**
 * What a client said about a trace as a whole, apart from its spans. It goes before what the spans say; `null` leaves the
 * word to them.
 */
export interface TraceReport {
  /** The caller's own id. */
  readonly clientRequestId: string | null;
  readonly state: ReportedState | null;
  /** Milliseconds since the epoch. */
  readonly startMs: bigint | null;
  readonly durationMs: bigint | null;
  readonly name: string | null;
  readonly inputPreview: string | null;
  readonly outputPreview: string | null;
  readonly sessionId: string | null;
  readonly userId: string | null;
  readonly usage: Usage | null;
}

/** A trace as MLflow's clients know it: the summary with what was said about it. */
export interface TraceInfo {
  /** Where spans and report agree or fill each other's gaps. */
  readonly summary: TraceSummary;
  /** `null` for a trace that came as spans alone. */
  readonly report: TraceReport | null;
  /** The caller's own id: as reported, else as the spans say. */
  readonly clientRequestId: string | null;
  /** Where its artifacts belong, e.g. `mlflow-artifacts:/7/traces/tr-…/artifacts`. */
  readonly artifactLocation: string;
  /** Changes whenever spans come or go, and at times when none do. Says nothing else. */
  readonly revision: string;
  /** Spans came by OTLP; false while there are none, or only uploaded ones. */
  readonly hasTrackedSpans: boolean;
  /** In the order in which they came, as is the next. */
  readonly tags: readonly KeyValue[];
  readonly metadata: readonly KeyValue[];
}

/** What a client reports when it starts or ends a trace. */
export interface TraceInfoWrite {
  readonly experimentId: ExperimentId;
  readonly state: ReportedState;
  readonly startMs: bigint;
  readonly durationMs: bigint | null;
  readonly clientRequestId: string | null;
  /** `null` keeps the one that is there. */
  readonly inputPreview: string | null;
  readonly outputPreview: string | null;
  readonly tags: readonly KeyValue[];
  readonly metadata: readonly KeyValue[];
}

/** How a trace of the old protocol ended. */
export interface TraceEnd {
  readonly state: ReportedState;
  /** Milliseconds since the epoch. */
  readonly endMs: bigint;
  readonly tags: readonly KeyValue[];
  readonly metadata: readonly KeyValue[];
}
