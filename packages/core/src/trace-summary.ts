import type { ExperimentId, SpanId, TraceId } from './ids.ts';
import type { SessionGranularity } from './session-granularity.ts';
import type { Usage } from './usage.ts';

/** MLflow's trace states. `IN_PROGRESS`: the root span has not arrived or has not ended. */
export const TRACE_STATES = ['OK', 'ERROR', 'IN_PROGRESS'] as const;

export type TraceState = (typeof TRACE_STATES)[number];

export const MAX_LISTED_MODELS = 10;

/** Feedback of one name: the valid values that were given to a trace or its spans. */
export interface FeedbackSummary {
  readonly name: string;
  readonly count: number;
  /** Of values that are numbers, or yes (1) and no (0); `null` when none is. */
  readonly mean: number | null;
  /** Distinct values, the most frequent first; at most five. */
  readonly values: readonly { readonly value: string; readonly count: number }[];
}

/** One row of the trace list. */
export interface TraceSummary {
  readonly traceId: TraceId;
  readonly experimentId: ExperimentId;
  /** The root span's name; before the root arrives, that of the topmost span there is. */
  readonly name: string;
  readonly state: TraceState;
  readonly startUnixNano: bigint;
  /** Latest end of any span; `null` while none has ended. */
  readonly endUnixNano: bigint | null;
  /** The span that stands for the trace: the root, or the topmost span so far. */
  readonly rootSpanId: SpanId | null;
  readonly spanCount: number;
  readonly errorCount: number;
  /** At most {@link PREVIEW_MAX_LENGTH} characters; `null` when no span carries content. */
  readonly inputPreview: string | null;
  readonly outputPreview: string | null;
  /** Every model call counted once (leaf rule). */
  readonly usage: Usage;
  readonly costUsd: number | null;
  readonly sessionId: string | null;
  /** What the session groups; `null` where there is none. */
  readonly sessionGranularity: SessionGranularity | null;
  readonly userId: string | null;
  /** Distinct `service.name`s in order of first appearance. */
  readonly serviceNames: readonly string[];
  /** Where the program runs, e.g. `production`. */
  readonly environment: string | null;
  /** Which build of it. */
  readonly release: string | null;
  /** The value is `''` where a tag is a word alone. Like all below only where traces are listed or one is asked for. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Models of its spans, those that were called most first. At most {@link MAX_LISTED_MODELS}. */
  readonly models?: readonly string[];
  /** Type of the span that stands for the trace. */
  readonly rootType?: string | null;
  /** The convention that its spans are written in. */
  readonly framework?: string | null;
  /** What is wrong, as the root or else a failed span says it, in one line. */
  readonly errorMessage?: string | null;
  readonly feedback?: readonly FeedbackSummary[];
  /** Closed because nothing came any more, though the root had not ended. Absent means no. */
  readonly isAbandoned?: boolean;
}

/** As in MLflow: a longer preview is cut to 997 characters and `...`. */
export const PREVIEW_MAX_LENGTH = 1000;
