import {
  type Attributes,
  type Exception,
  type HrTime,
  type Link,
  type Span,
  type SpanContext,
  SpanKind,
  type SpanStatus,
  SpanStatusCode,
  type TimeInput,
} from '@opentelemetry/api';

import { fromMs, fromTimeInput, toUnixNano } from './moment.ts';
import type { SpanAttribute, ReadableSpanShape, ResourceShape, ScopeShape, TimedEventShape } from './otel-shapes.ts';

const MAX_ATTRIBUTES = 1000;
const MAX_EVENTS = 1000;
const MAX_LINKS = 128;

/** What a {@link RecordingSpan} is made of. */
export interface RecordingSpanOptions {
  readonly name: string;
  readonly kind: SpanKind | undefined;
  readonly spanContext: SpanContext;
  readonly parentSpanContext: SpanContext | undefined;
  readonly startTime: TimeInput | undefined;
  readonly links: readonly Link[] | undefined;
  readonly resource: ResourceShape;
  readonly scope: ScopeShape;
  readonly onEnd: (span: RecordingSpan) => void;
}

/**
 * A span of our own tracer. It reads like a span of OpenTelemetry's SDK (2.x names and the 1.x ones), so that official
 * processors and exporters take it.
 */
export class RecordingSpan implements Span, ReadableSpanShape {
  name: string;
  readonly kind: SpanKind;
  readonly parentSpanContext: SpanContext | undefined;
  readonly startTime: HrTime;
  endTime: HrTime = [0, 0];
  duration: HrTime = [0, 0];
  status: SpanStatus = { code: SpanStatusCode.UNSET };
  ended = false;
  readonly attributes: Attributes = {};
  readonly links: Link[];
  readonly events: TimedEventShape[] = [];
  readonly resource: ResourceShape;
  readonly instrumentationScope: ScopeShape;
  droppedAttributesCount = 0;
  droppedEventsCount = 0;
  droppedLinksCount = 0;
  #attributeCount = 0;
  readonly #spanContext: SpanContext;
  readonly #onEnd: (span: RecordingSpan) => void;
  /** Durations come from the steady clock; `undefined` when the program gave the start itself. */
  readonly #steadyStartMs: number | undefined;

  constructor(options: RecordingSpanOptions) {
    this.name = options.name;
    this.kind = options.kind ?? SpanKind.INTERNAL;
    this.#spanContext = options.spanContext;
    this.parentSpanContext = options.parentSpanContext;
    this.links = options.links === undefined ? [] : [...options.links];
    this.resource = options.resource;
    this.instrumentationScope = options.scope;
    this.#onEnd = options.onEnd;
    this.#steadyStartMs = options.startTime === undefined ? performance.now() : undefined;
    this.startTime = options.startTime === undefined ? fromMs(Date.now()) : fromTimeInput(options.startTime);
  }

  /** The 1.x name of the parent. */
  get parentSpanId(): string | undefined {
    return this.parentSpanContext?.spanId;
  }

  /** The 1.x name of the scope. */
  get instrumentationLibrary(): ScopeShape {
    return this.instrumentationScope;
  }

  spanContext(): SpanContext {
    return this.#spanContext;
  }

  isRecording(): boolean {
    return !this.ended;
  }

  setAttribute(key: string, value: SpanAttribute): this {
    if (this.ended || value === null || value === undefined || key === '') return this;
    if (!Object.hasOwn(this.attributes, key)) {
      if (this.#attributeCount >= MAX_ATTRIBUTES) {
        this.droppedAttributesCount += 1;
        return this;
      }
      this.#attributeCount += 1;
    }
    this.attributes[key] = value;
    return this;
  }

  setAttributes(attributes: Attributes): this {
    for (const key of Object.keys(attributes)) this.setAttribute(key, attributes[key] as SpanAttribute);
    return this;
  }

  addEvent(name: string, attributesOrTime?: Attributes | TimeInput, time?: TimeInput): this {
    if (this.ended) return this;
    if (this.events.length >= MAX_EVENTS) {
      this.droppedEventsCount += 1;
      return this;
    }
    const isTime = isTimeInput(attributesOrTime);
    const at = isTime ? attributesOrTime : time;
    this.events.push({
      name,
      time: at === undefined ? this.#now() : fromTimeInput(at),
      attributes: isTime ? {} : { ...attributesOrTime },
      droppedAttributesCount: 0,
    });
    return this;
  }

  addLink(link: Link): this {
    if (this.ended) return this;
    if (this.links.length < MAX_LINKS) this.links.push(link);
    else this.droppedLinksCount += 1;
    return this;
  }

  addLinks(links: Link[]): this {
    for (const link of links) this.addLink(link);
    return this;
  }

  setStatus(status: SpanStatus): this {
    // OK is the program's last word: instrumentation that reports an error later does not overrule it.
    if (!this.ended && this.status.code !== SpanStatusCode.OK) this.status = { ...status };
    return this;
  }

  updateName(name: string): this {
    if (!this.ended) this.name = name;
    return this;
  }

  recordException(exception: Exception, time?: TimeInput): void {
    this.addEvent('exception', toExceptionAttributes(exception), time);
  }

  end(time?: TimeInput): void {
    if (this.ended) return;
    this.endTime = time === undefined ? this.#now() : fromTimeInput(time);
    const nanos = toUnixNano(this.endTime) - toUnixNano(this.startTime);
    if (nanos < 0n) this.endTime = this.startTime;
    this.duration = nanos < 0n ? [0, 0] : [Number(nanos / 1_000_000_000n), Number(nanos % 1_000_000_000n)];
    this.ended = true;
    this.#onEnd(this);
  }

  #now(): HrTime {
    if (this.#steadyStartMs === undefined) return fromMs(Date.now());
    const elapsedMs = performance.now() - this.#steadyStartMs;
    const nanos = this.startTime[1] + Math.round(elapsedMs * 1_000_000);
    return [this.startTime[0] + Math.floor(nanos / 1_000_000_000), nanos % 1_000_000_000];
  }
}

function isTimeInput(value: Attributes | TimeInput | undefined): value is TimeInput {
  return typeof value === 'number' || value instanceof Date || Array.isArray(value);
}

/**
 * The attributes of an exception event.
 *
 * Source: https://opentelemetry.io/docs/specs/semconv/exceptions/exceptions-spans/
 */
function toExceptionAttributes(exception: Exception): Attributes {
  if (typeof exception === 'string') return { 'exception.message': exception };
  const { code, name, message, stack } = exception;
  const type = name ?? (code === undefined ? undefined : String(code));
  return {
    ...(type === undefined ? {} : { 'exception.type': type }),
    ...(message === undefined ? {} : { 'exception.message': message }),
    ...(stack === undefined ? {} : { 'exception.stacktrace': stack }),
  };
}
