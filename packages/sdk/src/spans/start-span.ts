import {
  type Context,
  isSpanContextValid,
  type Link,
  type Span,
  type SpanContext,
  type SpanKind,
  type SpanOptions as OtelSpanOptions,
  trace,
  TraceFlags,
  type Tracer,
} from '@opentelemetry/api';

import { reportDebug } from '../diagnostics/report.ts';
import { getRegistry } from '../registry/sdk-registry.ts';
import { type Moment, toHrTime } from '../tracer/moment.ts';
import { SpanAttributeKey } from '../vocabulary/span-attribute-key.ts';
import type { SpanType } from '../vocabulary/span-type.ts';
import { toTraceId } from '../vocabulary/trace-id.ts';
import { getAmbientContext } from './ambient-context.ts';
import { LiveSpan } from './live-span.ts';
import { findNotedRoot, writeNotedLiveSpan, writeNotedRoot } from './span-notes.ts';
import { isTracingEnabled } from './tracing-enabled.ts';

/** How a span begins. */
export interface SpanOptions {
  readonly name: string;
  readonly spanType?: SpanType | undefined;
  /** Any value; kept as it is now. */
  readonly inputs?: unknown;
  readonly attributes?: Readonly<Record<string, unknown>> | undefined;
  /** Nanoseconds since the epoch. A bigint keeps every digit, a number (as in MLflow) does not. */
  readonly startTimeNs?: Moment | undefined;
  /** A span or context above this one; the active one if left out. */
  readonly parent?: LiveSpan | Context | undefined;
  readonly kind?: SpanKind | undefined;
  readonly links?: readonly Link[] | undefined;
}

export const DEFAULT_SPAN_NAME = 'span';

const TRACER_NAME = '@gander/sdk';
const NO_SPAN: SpanContext = { traceId: '0'.repeat(32), spanId: '0'.repeat(16), traceFlags: TraceFlags.NONE };

/**
 * Starts a span that is not made the active one; whoever starts it ends it.
 *
 * Never throws: when nothing is to be recorded, a span comes back on which nothing happens.
 */
export function startSpan(options: SpanOptions): LiveSpan {
  const parent = toParentContext(options.parent);
  if (!isTracingEnabled()) return toNoOpSpan(parent);
  try {
    return startRecordedSpan(options, parent);
  } catch (error) {
    reportDebug(`A span could not be started (${error instanceof Error ? error.name : typeof error}).`);
    return toNoOpSpan(parent);
  }
}

function startRecordedSpan(options: SpanOptions, parent: Context): LiveSpan {
  const registry = getRegistry();
  const otelSpan = findTracer().startSpan(options.name || DEFAULT_SPAN_NAME, toOtelOptions(options), parent);
  const span = new LiveSpan(otelSpan, trace.setSpan(parent, otelSpan));
  writeNotedLiveSpan(otelSpan, span);
  if (findNotedRoot(otelSpan) === undefined) writeNotedRoot(otelSpan, findLocalRoot(otelSpan, parent));
  const { traceId } = otelSpan.spanContext();
  if (otelSpan.isRecording()) {
    registry.lastActiveTraceId = toTraceId(traceId);
    if (options.spanType !== undefined) otelSpan.setAttribute(SpanAttributeKey.SPAN_TYPE, options.spanType);
    if (options.inputs !== undefined) span.setInputs(options.inputs);
    if (options.attributes !== undefined) span.setAttributes(options.attributes);
  }
  return span;
}

function toOtelOptions({ kind, startTimeNs, links }: SpanOptions): OtelSpanOptions | undefined {
  if (kind === undefined && startTimeNs === undefined && links === undefined) return undefined;
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(startTimeNs === undefined ? {} : { startTime: toHrTime(startTimeNs) }),
    ...(links === undefined ? {} : { links: [...links] }),
  };
}

/** The first span of this process above a span that is being started: the one that carries what belongs to the trace. */
export function findLocalRoot(span: Span, parentContext: Context): Span {
  const parent = trace.getSpan(parentContext);
  const parentSpanContext = parent?.spanContext();
  const isLocal =
    parent !== undefined &&
    parentSpanContext !== undefined &&
    isSpanContextValid(parentSpanContext) &&
    parentSpanContext.isRemote !== true &&
    parentSpanContext.traceId === span.spanContext().traceId;
  return isLocal ? (findNotedRoot(parent) ?? parent) : span;
}

/** The tracer of `init`, or of whatever the program has set up itself. */
function findTracer(): Tracer {
  return getRegistry().tracer ?? trace.getTracer(TRACER_NAME);
}

function toParentContext(parent: LiveSpan | Context | undefined): Context {
  if (parent === undefined) return getAmbientContext();
  // By shape: the span may come from another copy of this package.
  return 'otelSpan' in parent ? parent.context : parent;
}

function toNoOpSpan(parent: Context): LiveSpan {
  return new LiveSpan(trace.wrapSpanContext(NO_SPAN), parent);
}
