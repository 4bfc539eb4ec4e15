import { type Context, propagation, type Span } from '@opentelemetry/api';

import { resolveDestinations } from '../destinations/resolve-destinations.ts';
import { reportDebug } from '../diagnostics/report.ts';
import { findEnvironment, findNumber } from '../environment.ts';
import { DEFAULT_QUEUE_LIMITS, ExportQueue, type ExportQueueLimits } from '../export/export-queue.ts';
import { getRegistry } from '../registry/sdk-registry.ts';
import type { DestinationChoice, ProcessorConfig } from '../setup/processor-config.ts';
import { LiveSpan } from '../spans/live-span.ts';
import { writeNotedRoot } from '../spans/span-notes.ts';
import { findLocalRoot } from '../spans/start-span.ts';
import { findTraceScope } from '../spans/trace-context.ts';
import { toTraceAttributes } from '../spans/trace-fields.ts';
import type { ReadableSpanShape, SpanProcessorShape } from '../tracer/otel-shapes.ts';
import { isTraceSampled } from '../tracer/is-trace-sampled.ts';
import { SpanAttributeKey } from '../vocabulary/span-attribute-key.ts';
import { toTraceId } from '../vocabulary/trace-id.ts';
import type { CaptureContent } from './redact-content.ts';
import type { FinishedSpan } from './finished-span.ts';
import { createSpanRedactor } from './span-redactor.ts';
import { TraceBook, type TraceBookLimits } from './trace-book.ts';

/** What a processor has done so far. */
export interface ProcessorStats {
  readonly openTraces: number;
  readonly exportedSpans: number;
  readonly droppedSpans: number;
  /** Of spans that wait, for their trace or to be sent. */
  readonly heldBytes: number;
}

const SAMPLED = 1;
const TICK_MS = 500;
const MIB = 1024 * 1024;

const DEFAULT_BOOK_LIMITS: TraceBookLimits = {
  maxOpenTraces: 10_000,
  maxOpenSpans: 100_000,
  maxHeldBytes: 64 * MIB,
  lateMs: 2000,
  partialMs: 5000,
  ttlMs: 60 * 60 * 1000,
};

interface Outlet {
  readonly queue: ExportQueue;
  readonly choice: DestinationChoice;
  readonly acceptsOpenSpans: boolean;
  readonly flushTimeoutMs: number;
}

/**
 * Sends the spans of any OpenTelemetry SDK (1.30, 2.x, 3.x) to Gander, MLflow, Databricks or a collector. It is a span
 * processor and an exporter in one: give it to NodeSDK, `registerOTel`, VoltAgent, or let `init` use it.
 *
 * Nothing here throws or rejects.
 *
 * @example
 * new NodeSDK({ spanProcessors: [new GanderSpanProcessor({ trackingUri: 'http://127.0.0.1:5000' })] }).start();
 */
export class GanderSpanProcessor implements SpanProcessorShape {
  readonly #config: ProcessorConfig;
  readonly #book: TraceBook;
  readonly #sampleRatio: number;
  #outlets: readonly Outlet[] | undefined;
  #ticking: ReturnType<typeof setInterval> | undefined;
  #isShutDown = false;

  constructor(config: ProcessorConfig = {}) {
    this.#config = config;
    this.#sampleRatio = config.sampleRatio ?? findNumber('MLFLOW_TRACE_SAMPLING_RATIO') ?? 1;
    this.#book = new TraceBook({
      limits: { ...DEFAULT_BOOK_LIMITS, ...config.limits },
      nowMs: () => performance.now(),
      finish: createSpanRedactor({
        captureContent: config.captureContent ?? findCaptureContent(),
        maxAttributeBytes: config.maxAttributeBytes ?? MIB,
        onSpan: config.onSpan,
      }),
      release: (spans) => this.#send(spans),
    });
    getRegistry().flushables.add(this);
  }

  get stats(): ProcessorStats {
    const stats = (this.#outlets ?? []).map(({ queue }) => queue.stats);
    const sum = (pick: (one: (typeof stats)[number]) => number): number =>
      stats.reduce((total, one) => total + pick(one), 0);
    return {
      openTraces: this.#book.openTraceCount,
      exportedSpans: sum(({ exportedSpans }) => exportedSpans),
      droppedSpans: sum(({ droppedSpans }) => droppedSpans),
      heldBytes: this.#book.heldBytes + sum(({ queuedBytes }) => queuedBytes),
    };
  }

  onStart(span: Span, parentContext: Context): void {
    try {
      if (this.#isShutDown || !this.#isSampled(span)) return;
      const registry = getRegistry();
      writeNotedRoot(span, findLocalRoot(span, parentContext));
      const isLocalRoot = this.#book.start(span as Span & ReadableSpanShape, parentContext);
      this.#stamp(span, parentContext, isLocalRoot);
      registry.lastActiveTraceId = toTraceId(span.spanContext().traceId);
      if (registry.startHooks.size > 0) runStartHooks(span);
      this.#keepTicking();
    } catch (error) {
      reportDebug(`A span start could not be processed (${error instanceof Error ? error.name : typeof error}).`);
    }
  }

  onEnd(span: ReadableSpanShape): void {
    try {
      if (this.#isShutDown || !this.#isSampled(span)) return;
      this.#book.end(span);
    } catch (error) {
      reportDebug(`A span end could not be processed (${error instanceof Error ? error.name : typeof error}).`);
    }
  }

  /** Sends everything that has ended by now, or a moment later. Resolves when it is sent or given up; never rejects. */
  async forceFlush(): Promise<void> {
    const startedMs = performance.now();
    await this.#flushOnce(0);
    // The spans around a stream end a moment after its last piece: what has ended meanwhile goes along, but nothing more.
    await this.#flushOnce(performance.now() - startedMs);
  }

  /** Sends everything, open spans as unfinished ones where the receiver takes them, and stops. Never rejects. */
  async shutdown(): Promise<void> {
    if (this.#isShutDown) return;
    quietly(() => this.#book.close());
    this.#isShutDown = true;
    clearInterval(this.#ticking);
    getRegistry().flushables.delete(this);
    await Promise.all((this.#outlets ?? []).map(({ queue }) => queue.shutdown()));
  }

  async #flushOnce(spentMs: number): Promise<void> {
    quietly(() => this.#book.releaseAll());
    const outlets = this.#outlets ?? [];
    await Promise.all(outlets.map(({ queue, flushTimeoutMs }) => queue.flush(Math.max(0, flushTimeoutMs - spentMs))));
  }

  #isSampled(span: Pick<ReadableSpanShape, 'spanContext'>): boolean {
    const { traceId, traceFlags } = span.spanContext();
    return (traceFlags & SAMPLED) !== 0 && isTraceSampled(traceId, this.#sampleRatio);
  }

  /** What the scope around a span says, put on the span whichever library makes it. */
  #stamp(span: Span, parentContext: Context, isLocalRoot: boolean): void {
    span.setAttribute(SpanAttributeKey.TRACE_ID, toTraceId(span.spanContext().traceId));
    const scope = findTraceScope(parentContext);
    if (scope !== undefined) {
      const { sessionId, user } = scope;
      span.setAttributes(toTraceAttributes(isLocalRoot ? scope : { sessionId, user, metadata: {} }));
    }
    for (const key of this.#config.baggageKeys ?? []) {
      const entry = propagation.getBaggage(parentContext)?.getEntry(key);
      if (entry !== undefined) span.setAttribute(key, entry.value);
    }
  }

  #send(spans: readonly FinishedSpan[]): void {
    this.#outlets ??= this.#openOutlets();
    for (const { queue, choice, acceptsOpenSpans } of this.#outlets) {
      const { filter, sampleRatio = 1 } = choice;
      const isWanted = (span: FinishedSpan): boolean =>
        (acceptsOpenSpans || !span.isOpen) &&
        isTraceSampled(span.traceId, sampleRatio) &&
        (filter === undefined || passes(filter, span));
      queue.add(spans.every(isWanted) ? spans : spans.filter(isWanted));
    }
  }

  /** At the first span that leaves: a processor may be made before the environment is complete. */
  #openOutlets(): Outlet[] {
    const limits: ExportQueueLimits = { ...DEFAULT_QUEUE_LIMITS, ...findBatchLimits(), ...this.#config.limits };
    return resolveDestinations(this.#config).map(({ destination, choice }) => ({
      queue: new ExportQueue({ destination, limits, random: Math.random }),
      choice,
      acceptsOpenSpans: destination.acceptsOpenSpans,
      flushTimeoutMs: limits.flushTimeoutMs,
    }));
  }

  /** Ticks while traces are open, and only then; never keeps the process alive. */
  #keepTicking(): void {
    if (this.#ticking !== undefined) return;
    this.#ticking = setInterval(() => {
      quietly(() => this.#book.tick());
      if (this.#book.openTraceCount > 0) return;
      clearInterval(this.#ticking);
      this.#ticking = undefined;
    }, TICK_MS);
    const timer: unknown = this.#ticking;
    if (typeof timer === 'object' && timer !== null && 'unref' in timer) (timer as { unref(): void }).unref();
  }
}

/** Nobody is there to catch what a timer throws. */
function quietly(act: () => void): void {
  try {
    act();
  } catch (error) {
    reportDebug(`Spans could not be sent (${error instanceof Error ? error.name : typeof error}).`);
  }
}

function runStartHooks(span: Span): void {
  const live = new LiveSpan(span);
  for (const hook of getRegistry().startHooks) {
    try {
      hook(live);
    } catch (error) {
      reportDebug(`A span start hook threw ${error instanceof Error ? error.name : typeof error}.`);
    }
  }
}

function passes(filter: (span: FinishedSpan) => boolean, span: FinishedSpan): boolean {
  try {
    return filter(span);
  } catch {
    // A filter keeps things out; one that fails must not let them through.
    return false;
  }
}

function findCaptureContent(): CaptureContent {
  const value = findEnvironment('GANDER_CAPTURE_CONTENT')?.toLowerCase();
  if (value === 'metadata') return 'metadata';
  return value !== 'false' && value !== '0';
}

/**
 * The batch variables of OpenTelemetry.
 *
 * Source: https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/#batch-span-processor
 */
function findBatchLimits(): Partial<ExportQueueLimits> {
  const found = {
    maxBatchSpans: findNumber('OTEL_BSP_MAX_EXPORT_BATCH_SIZE'),
    scheduleDelayMs: findNumber('OTEL_BSP_SCHEDULE_DELAY'),
    maxQueueSpans: findNumber('OTEL_BSP_MAX_QUEUE_SIZE'),
    flushTimeoutMs: findNumber('OTEL_BSP_EXPORT_TIMEOUT'),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined && value > 0));
}
