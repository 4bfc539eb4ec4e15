import { type Context, isSpanContextValid, type Span, trace } from '@opentelemetry/api';

import type { ReadableSpanShape } from '../tracer/otel-shapes.ts';
import { FinishedSpan, type SpanPlace } from './finished-span.ts';
import { isNestedModelSpan } from './nested-model-span.ts';

/** When what is held leaves. */
export interface TraceBookLimits {
  /** Traces with open spans that are watched at the same time; beyond, the oldest is sent as it is and forgotten. */
  readonly maxOpenTraces: number;
  /** Open spans of all traces; beyond, the oldest trace is sent as it is and forgotten. */
  readonly maxOpenSpans: number;
  /** Of ended spans waiting for the rest of their trace; beyond, the oldest trace is sent as far as it is there. */
  readonly maxHeldBytes: number;
  /** How long the spans of a trace whose root has ended wait for open ones. */
  readonly lateMs: number;
  /** How long an ended span waits while its root is open; a long run appears on the server while it runs. */
  readonly partialMs: number;
  /** How long a trace may stay open before it is sent as unfinished and forgotten. */
  readonly ttlMs: number;
}

/** A root that never ends sees any number of spans that have ended; from time to time those are forgotten. */
const MAX_ENDED_SEEN = 20_000;

interface OpenSpan {
  readonly span: ReadableSpanShape;
  readonly place: SpanPlace;
  readonly isDropped: boolean;
  isShown: boolean;
}

interface OpenTrace {
  readonly traceId: string;
  readonly startedMs: number;
  readonly open: Map<string, OpenSpan>;
  seen: Set<string>;
  /** From a span that is not exported to the one its children hang on instead. */
  replacedParents: Map<string, string> | undefined;
  held: FinishedSpan[];
  heldBytes: number;
  heldSinceMs: number;
  openRoots: number;
  hasReleased: boolean;
  rootEndedMs: number | undefined;
}

/** Takes a span as it ends and gives back what is to be exported, or `undefined` for nothing. */
export type Finish = (span: FinishedSpan) => FinishedSpan | undefined;

export interface TraceBookDeps {
  readonly limits: TraceBookLimits;
  readonly nowMs: () => number;
  readonly finish: Finish;
  /** Spans that leave the book. */
  readonly release: (spans: FinishedSpan[]) => void;
}

/**
 * Holds the ended spans of each trace until the trace is complete, so that a server gets it whole, within bounds: late
 * spans, roots that never end, and programs that open traces without ending them must cost neither data nor memory.
 */
export class TraceBook {
  readonly #deps: TraceBookDeps;
  /** In the order in which they began. */
  readonly #traces = new Map<string, OpenTrace>();
  #heldBytes = 0;
  #openSpans = 0;
  /** Spans whose trace was forgotten while they were open: what begins below them later is not to be cut off them. */
  readonly #forgotten = new WeakSet<object>();

  constructor(deps: TraceBookDeps) {
    this.#deps = deps;
  }

  get openTraceCount(): number {
    return this.#traces.size;
  }

  get heldBytes(): number {
    return this.#heldBytes;
  }

  /** Returns whether the span is the first one of its trace in this process. */
  start(span: Span & ReadableSpanShape, parentContext: Context): boolean {
    const { traceId, spanId } = span.spanContext();
    const parent = findLocalParent(parentContext, traceId);
    const isParentForgotten = parent !== undefined && this.#forgotten.has(parent);
    const open = this.#traces.get(traceId) ?? this.#openTrace(traceId);
    if (isParentForgotten) open.hasReleased = true;
    const parentId = parent?.spanContext().spanId;
    const isLocalRoot = parentId === undefined || !open.seen.has(parentId);
    // A live local parent that was never shown to us: somebody filters spans (VoltAgent does), and it will never come.
    const isParentFiltered = isLocalRoot && !isParentForgotten && parent?.isRecording() === true;
    const isDropped = isNestedModelSpan(span, parentContext);
    if (isDropped && parentId !== undefined) {
      open.replacedParents ??= new Map();
      open.replacedParents.set(spanId, open.replacedParents.get(parentId) ?? parentId);
    }
    const movedTo = parentId === undefined ? undefined : open.replacedParents?.get(parentId);
    if (open.seen.size - open.open.size >= MAX_ENDED_SEEN) forgetEnded(open);
    open.seen.add(spanId);
    open.open.set(spanId, {
      span,
      place: { isLocalRoot, parentSpanId: isParentFiltered ? null : movedTo },
      isDropped,
      isShown: false,
    });
    if (isLocalRoot) open.openRoots += 1;
    this.#openSpans += 1;
    if (this.#openSpans > this.#deps.limits.maxOpenSpans) this.#abandonOldest();
    return isLocalRoot;
  }

  end(span: ReadableSpanShape): void {
    const { traceId, spanId } = span.spanContext();
    const open = this.#traces.get(traceId);
    const entry = open?.open.get(spanId);
    const known = entry?.place ?? { isLocalRoot: isRoot(span) };
    // A trace that is not in the book was forgotten, or began before we were there: others of its spans left alone.
    const place = open?.hasReleased === false ? known : { ...known, isSplit: true };
    const finished = entry?.isDropped === true ? undefined : this.#deps.finish(new FinishedSpan(span, place));
    if (open === undefined) {
      // Its trace was forgotten, or began before we were there.
      if (finished !== undefined) this.#deps.release([finished]);
      return;
    }
    if (open.open.delete(spanId)) this.#openSpans -= 1;
    if (entry?.place.isLocalRoot === true) open.openRoots -= 1;
    if (finished !== undefined) this.#hold(open, finished);
    if (open.open.size === 0) this.#close(open);
    else if (open.openRoots === 0) this.#onRootsEnded(open);
    while (this.#heldBytes > this.#deps.limits.maxHeldBytes && this.#releaseOldestHeld());
  }

  /** Sends what has waited long enough; to be called every now and then while the book is not empty. */
  tick(): void {
    const { nowMs, limits } = this.#deps;
    const now = nowMs();
    for (const open of this.#traces.values()) {
      if (now - open.startedMs >= limits.ttlMs) this.#abandon(open);
      else if (open.rootEndedMs !== undefined) {
        if (now - open.rootEndedMs >= limits.lateMs) this.#releaseHeld(open);
      } else if (open.held.length > 0 && now - open.heldSinceMs >= limits.partialMs) this.#releasePartly(open);
    }
  }

  /** Sends everything that has ended. */
  releaseAll(): void {
    for (const open of this.#traces.values()) this.#releaseHeld(open);
  }

  /** Sends everything, open spans as they are, and forgets it. */
  close(): void {
    for (const open of this.#traces.values()) this.#abandon(open);
  }

  #openTrace(traceId: string): OpenTrace {
    const now = this.#deps.nowMs();
    const open: OpenTrace = {
      traceId,
      startedMs: now,
      open: new Map(),
      seen: new Set(),
      replacedParents: undefined,
      held: [],
      heldBytes: 0,
      heldSinceMs: now,
      openRoots: 0,
      hasReleased: false,
      rootEndedMs: undefined,
    };
    this.#traces.set(traceId, open);
    if (this.#traces.size > this.#deps.limits.maxOpenTraces) this.#abandonOldest();
    return open;
  }

  #hold(open: OpenTrace, span: FinishedSpan): void {
    const bytes = span.estimatedBytes;
    if (open.held.length === 0) open.heldSinceMs = this.#deps.nowMs();
    open.held.push(span);
    open.heldBytes += bytes;
    this.#heldBytes += bytes;
  }

  #onRootsEnded(open: OpenTrace): void {
    // After the first wait is over, late spans go out as they come.
    if (open.rootEndedMs === undefined) open.rootEndedMs = this.#deps.nowMs();
    else if (this.#deps.nowMs() - open.rootEndedMs >= this.#deps.limits.lateMs) this.#releaseHeld(open);
  }

  #close(open: OpenTrace): void {
    this.#traces.delete(open.traceId);
    this.#releaseHeld(open);
  }

  #releaseHeld(open: OpenTrace, more: readonly FinishedSpan[] = []): void {
    const spans = more.length === 0 ? open.held : [...open.held, ...more];
    this.#heldBytes -= open.heldBytes;
    open.held = [];
    open.heldBytes = 0;
    if (spans.length === 0) return;
    open.hasReleased = true;
    this.#deps.release(spans);
  }

  #releasePartly(open: OpenTrace): void {
    this.#releaseHeld(open, this.#lookAtOpenSpans(open));
  }

  #abandonOldest(): void {
    const [oldest] = this.#traces.values();
    if (oldest !== undefined) this.#abandon(oldest);
  }

  /** The trace is not waited for any more; spans of it that end later are exported alone. */
  #abandon(open: OpenTrace): void {
    this.#traces.delete(open.traceId);
    this.#openSpans -= open.open.size;
    for (const { span } of open.open.values()) this.#forgotten.add(span);
    this.#releaseHeld(open, this.#lookAtOpenSpans(open));
  }

  #releaseOldestHeld(): boolean {
    for (const open of this.#traces.values()) {
      if (open.held.length === 0) continue;
      this.#releasePartly(open);
      return true;
    }
    return false;
  }

  /** Each open span once, as far as it has come. */
  #lookAtOpenSpans(open: OpenTrace): FinishedSpan[] {
    const looks: FinishedSpan[] = [];
    for (const entry of open.open.values()) {
      if (entry.isShown || entry.isDropped) continue;
      entry.isShown = true;
      const look = this.#deps.finish(new FinishedSpan(entry.span, { ...entry.place, isOpen: true }));
      if (look !== undefined) looks.push(look);
    }
    return looks;
  }
}

function forgetEnded(open: OpenTrace): void {
  open.seen = new Set(open.open.keys());
  const { replacedParents } = open;
  for (const spanId of replacedParents?.keys() ?? []) if (!open.seen.has(spanId)) replacedParents?.delete(spanId);
}

function findLocalParent(parentContext: Context, traceId: string): Span | undefined {
  const parent = trace.getSpan(parentContext);
  const spanContext = parent?.spanContext();
  if (spanContext === undefined || !isSpanContextValid(spanContext)) return undefined;
  return spanContext.isRemote === true || spanContext.traceId !== traceId ? undefined : parent;
}

function isRoot(span: ReadableSpanShape): boolean {
  return span.parentSpanContext === undefined && (span.parentSpanId ?? '') === '';
}
