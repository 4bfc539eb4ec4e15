declare const brand: unique symbol;

type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/**
 * A trace's public id: `tr-` + 32 lowercase hex digits for traces that came by OTLP (the form MLflow clients expect),
 * or any other string of at most 250 characters that a client chose.
 */
export type TraceId = Brand<string, 'TraceId'>;

/** 16 lowercase hex digits. */
export type SpanId = Brand<string, 'SpanId'>;

/** A decimal number below 2^31, as MLflow clients expect; `'0'` is the experiment `Default`. */
export type ExperimentId = Brand<string, 'ExperimentId'>;

/** 32 lowercase hex digits for runs of this server; whatever a client says where it names one. */
export type RunId = Brand<string, 'RunId'>;

export const DEFAULT_EXPERIMENT_ID = '0' as ExperimentId;

const TRACE_ID_PREFIX = 'tr-';
const OTEL_TRACE_ID = /^[0-9a-f]{32}$/;
const OTEL_SPAN_ID = /^[0-9a-f]{16}$/;
/** MLflow says 50 and takes more. */
const MAX_TRACE_ID_LENGTH = 250;
const MAX_EXPERIMENT_ID = 2_147_483_647;

/** Public id of the trace with this OpenTelemetry id (32 lowercase hex digits, already validated). */
export function toTraceId(otelTraceId: string): TraceId {
  return (TRACE_ID_PREFIX + otelTraceId) as TraceId;
}

/** Accepts a public id, or the bare OpenTelemetry hex id, which people paste from their logs. */
export function parseTraceId(text: string): TraceId | undefined {
  if (text.length === 0 || text.length > MAX_TRACE_ID_LENGTH) return undefined;
  const lower = text.toLowerCase();
  if (OTEL_TRACE_ID.test(lower)) return toTraceId(lower);
  return text as TraceId;
}

/**
 * What a trace may be stored as that {@link parseTraceId} was given, best first: some clients name theirs by the bare
 * OpenTelemetry id.
 */
export function listTraceIdForms(traceId: TraceId): readonly TraceId[] {
  const bare = traceId.slice(TRACE_ID_PREFIX.length);
  return traceId.startsWith(TRACE_ID_PREFIX) && OTEL_TRACE_ID.test(bare) ? [traceId, bare as TraceId] : [traceId];
}

/** 16 hex digits in any case; `undefined` for anything else. */
export function parseSpanId(text: string): SpanId | undefined {
  const lower = text.toLowerCase();
  return OTEL_SPAN_ID.test(lower) ? (lower as SpanId) : undefined;
}

/** A decimal number that MLflow clients can hold, without leading zeros; `undefined` for anything else. */
export function parseExperimentId(text: string): ExperimentId | undefined {
  if (!/^\d{1,10}$/.test(text)) return undefined;
  const number = Number(text);
  return number <= MAX_EXPERIMENT_ID ? (String(number) as ExperimentId) : undefined;
}
