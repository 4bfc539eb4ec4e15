import type { Attributes, HrTime, Link, SpanContext, SpanKind, SpanStatus } from '@opentelemetry/api';

import type {
  SpanAttribute,
  ReadableSpanShape,
  ResourceShape,
  ScopeShape,
  TimedEventShape,
} from '../tracer/otel-shapes.ts';

const NO_SCOPE: ScopeShape = { name: '' };

/** What a processor knows about a span beyond what the span says. */
export interface SpanPlace {
  /** `null` cuts the span off its parent, `undefined` leaves it where it is. */
  readonly parentSpanId?: string | null | undefined;
  /** The first span of its trace in this process: it carries what belongs to the trace. */
  readonly isLocalRoot: boolean;
  /** A look at a span that has not ended. */
  readonly isOpen?: boolean;
  /** Spans of this trace have left before this one: the trace is not all there is in the batch. */
  readonly isSplit?: boolean;
}

/**
 * A span on its way out: a copy that may be redacted without touching what other processors of the program see. It reads
 * like a span of OpenTelemetry's SDK, in the names of 2.x and later and those of 1.x, so that official exporters take it.
 */
export class FinishedSpan implements ReadableSpanShape {
  name: string;
  readonly kind: SpanKind;
  readonly parentSpanContext: SpanContext | undefined;
  readonly startTime: HrTime;
  readonly endTime: HrTime;
  readonly duration: HrTime;
  status: SpanStatus;
  readonly attributes: Attributes;
  readonly links: readonly Link[];
  readonly events: TimedEventShape[];
  readonly ended = true;
  readonly resource: ResourceShape;
  readonly instrumentationScope: ScopeShape;
  readonly droppedAttributesCount: number;
  readonly droppedEventsCount: number;
  readonly droppedLinksCount: number;
  readonly isLocalRoot: boolean;
  readonly isOpen: boolean;
  /** Other spans of its trace left, or leave, in another batch. */
  isSplit: boolean;
  readonly #spanContext: SpanContext;
  #estimatedBytes: number | undefined;

  constructor(span: ReadableSpanShape, place: SpanPlace) {
    this.#spanContext = span.spanContext();
    this.name = span.name;
    this.kind = span.kind;
    this.parentSpanContext = findParent(span, this.#spanContext, place.parentSpanId);
    this.startTime = span.startTime;
    this.isOpen = place.isOpen === true;
    this.endTime = this.isOpen ? [0, 0] : span.endTime;
    this.duration = span.duration;
    this.status = span.status;
    this.attributes = { ...span.attributes };
    if (place.parentSpanId === null) keepFilteredParent(this.attributes, span);
    this.links = span.links;
    // Copies all the way down: what an editor changes here is the program's own over there.
    this.events = span.events.map((event) => ({ ...event, attributes: { ...event.attributes } }));
    this.resource = span.resource;
    this.instrumentationScope = span.instrumentationScope ?? span.instrumentationLibrary ?? NO_SCOPE;
    this.droppedAttributesCount = span.droppedAttributesCount ?? 0;
    this.droppedEventsCount = span.droppedEventsCount ?? 0;
    this.droppedLinksCount = span.droppedLinksCount ?? 0;
    this.isLocalRoot = place.isLocalRoot;
    this.isSplit = place.isSplit === true;
  }

  spanContext(): SpanContext {
    return this.#spanContext;
  }

  /** About how much memory it holds, as first asked for. */
  get estimatedBytes(): number {
    return (this.#estimatedBytes ??= estimateSpanBytes(this));
  }

  get traceId(): string {
    return this.#spanContext.traceId;
  }

  get spanId(): string {
    return this.#spanContext.spanId;
  }

  /** The 1.x name of the parent. */
  get parentSpanId(): string | undefined {
    return this.parentSpanContext?.spanId;
  }

  /** The 1.x name of the scope. */
  get instrumentationLibrary(): ScopeShape {
    return this.instrumentationScope;
  }

  /** Changes an attribute of the copy. */
  setAttribute(key: string, value: SpanAttribute): this {
    this.attributes[key] = value;
    return this;
  }
}

/** Where the span was cut off, for whoever has the rest of the trace elsewhere. */
function keepFilteredParent(attributes: Attributes, span: ReadableSpanShape): void {
  const parentSpanId = span.parentSpanContext?.spanId ?? span.parentSpanId;
  if (parentSpanId !== undefined) attributes['gander.parent_span_id'] = parentSpanId;
}

function findParent(
  span: ReadableSpanShape,
  own: SpanContext,
  replacement: string | null | undefined,
): SpanContext | undefined {
  if (replacement === null) return undefined;
  if (replacement !== undefined) return { traceId: own.traceId, spanId: replacement, traceFlags: own.traceFlags };
  if (span.parentSpanContext !== undefined) return span.parentSpanContext;
  const parentSpanId = span.parentSpanId ?? '';
  if (parentSpanId === '') return undefined;
  return { traceId: own.traceId, spanId: parentSpanId, traceFlags: own.traceFlags };
}

/** About how much memory a span holds: its texts, and a little for everything around them. */
function estimateSpanBytes(span: FinishedSpan): number {
  let bytes = 400 + span.name.length + estimateAttributeBytes(span.attributes);
  for (const event of span.events) bytes += 100 + event.name.length + estimateAttributeBytes(event.attributes);
  for (const link of span.links) bytes += 100 + estimateAttributeBytes(link.attributes);
  return bytes;
}

function estimateAttributeBytes(attributes: Attributes | undefined): number {
  let bytes = 0;
  for (const key of Object.keys(attributes ?? {})) {
    const value = attributes?.[key];
    bytes += key.length + 16;
    if (typeof value === 'string') bytes += value.length;
    else if (Array.isArray(value)) for (const item of value) bytes += typeof item === 'string' ? item.length + 16 : 16;
  }
  return bytes;
}
