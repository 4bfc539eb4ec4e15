import {
  context as contextApi,
  type Context,
  type HrTime,
  type Link,
  type Span,
  SpanStatusCode as OtelStatusCode,
  trace,
} from '@opentelemetry/api';

import { reportDebug } from '../diagnostics/report.ts';
import { toAttributeValue } from '../serialize/to-attribute-value.ts';
import { toJsonText } from '../serialize/to-json-text.ts';
import { type Moment, toHrTime } from '../tracer/moment.ts';
import type { ReadableSpanShape } from '../tracer/otel-shapes.ts';
import { SpanAttributeKey } from '../vocabulary/span-attribute-key.ts';
import { fromOtelStatusCode, SpanStatusCode, toOtelStatusCode } from '../vocabulary/span-status-code.ts';
import { SpanType } from '../vocabulary/span-type.ts';
import { toTraceId } from '../vocabulary/trace-id.ts';
import { describeError } from './describe-error.ts';

/** Something that happened at a moment of a span. */
export interface LiveSpanEvent {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  /** When; now if left out. */
  readonly timestamp?: Moment;
}

/** What {@link LiveSpan.end} may set on its way. */
export interface EndOptions {
  readonly outputs?: unknown;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly status?: string;
  /** Nanoseconds since the epoch. */
  readonly endTimeNs?: Moment;
}

/**
 * A span that is being recorded, in MLflow's terms, around any OpenTelemetry span. No method throws, and none does
 * anything after the span has ended.
 */
export class LiveSpan {
  /** The OpenTelemetry span inside. */
  readonly otelSpan: Span;
  /** The context in which this span is the active one. */
  readonly context: Context;
  #hasOutputs = false;
  #hasError = false;
  #isEnded = false;

  constructor(otelSpan: Span, context: Context = trace.setSpan(contextApi.active(), otelSpan)) {
    this.otelSpan = otelSpan;
    this.context = context;
  }

  /** MLflow's name for the OpenTelemetry span inside. */
  get _span(): Span {
    return this.otelSpan;
  }

  /** `tr-` and 32 hex digits. */
  get traceId(): string {
    return toTraceId(this.otelTraceId);
  }

  /** 32 hex digits. */
  get otelTraceId(): string {
    return this.otelSpan.spanContext().traceId;
  }

  /** 16 hex digits. */
  get spanId(): string {
    return this.otelSpan.spanContext().spanId;
  }

  /** 16 hex digits, `null` for the first span of a trace. */
  get parentId(): string | null {
    return this.#readable?.parentSpanContext?.spanId ?? this.#readable?.parentSpanId ?? null;
  }

  get name(): string {
    return this.#readable?.name ?? '';
  }

  get spanType(): SpanType {
    const type = this.#readable?.attributes[SpanAttributeKey.SPAN_TYPE];
    return typeof type === 'string' ? type : SpanType.UNKNOWN;
  }

  get startTime(): HrTime {
    return this.#readable?.startTime ?? [0, 0];
  }

  /** `null` while the span is open. */
  get endTime(): HrTime | null {
    return this.#readable?.ended === true ? this.#readable.endTime : null;
  }

  get status(): { readonly statusCode: SpanStatusCode; readonly description: string } {
    const status = this.#readable?.status;
    return {
      statusCode: fromOtelStatusCode(status?.code ?? OtelStatusCode.UNSET),
      description: status?.message ?? '',
    };
  }

  /** What was set as inputs, as it was then; `undefined` when nothing was. */
  get inputs(): unknown {
    return this.getAttribute(SpanAttributeKey.INPUTS);
  }

  /** What was set as outputs, as it was then; `undefined` when nothing was. */
  get outputs(): unknown {
    return this.getAttribute(SpanAttributeKey.OUTPUTS);
  }

  get attributes(): Record<string, unknown> {
    return { ...this.#readable?.attributes };
  }

  /** Whether outputs were set: what a traced function returns does not overwrite them. */
  get hasOutputs(): boolean {
    return this.#hasOutputs;
  }

  get isEnded(): boolean {
    return this.#isEnded || this.#readable?.ended === true;
  }

  /** `false` when nothing set here is kept: expensive preparation can be skipped. */
  isRecording(): boolean {
    return !this.#isEnded && this.otelSpan.isRecording();
  }

  /** Calls with this span active and returns what comes back. Does not end the span. */
  run<Result>(fn: () => Result): Result {
    return contextApi.with(this.context, fn);
  }

  /** An attribute; inputs and outputs as values, not as the JSON text they travel in. */
  getAttribute(key: string): unknown {
    const value = this.#readable?.attributes[key];
    const isJson = key === SpanAttributeKey.INPUTS || key === SpanAttributeKey.OUTPUTS;
    if (!isJson || typeof value !== 'string') return value;
    try {
      return JSON.parse(value) as unknown;
    } catch {
      return value;
    }
  }

  setInputs(inputs: unknown): void {
    this.#setJson(SpanAttributeKey.INPUTS, inputs);
  }

  setOutputs(outputs: unknown): void {
    this.#hasOutputs = true;
    this.#setJson(SpanAttributeKey.OUTPUTS, outputs);
  }

  setSpanType(spanType: SpanType): void {
    this.setAttribute(SpanAttributeKey.SPAN_TYPE, spanType);
  }

  setName(name: string): void {
    this.#quietly(() => this.otelSpan.updateName(name));
  }

  /** Text, numbers, booleans and lists of one of them as they are; everything else as JSON text. */
  setAttribute(key: string, value: unknown): void {
    if (!this.isRecording()) return;
    if (key === SpanAttributeKey.INPUTS) this.setInputs(value);
    else if (key === SpanAttributeKey.OUTPUTS) this.setOutputs(value);
    else {
      this.#quietly(() => {
        const attribute = toAttributeValue(value);
        if (attribute !== undefined) this.otelSpan.setAttribute(key, attribute);
      });
    }
  }

  setAttributes(attributes: Readonly<Record<string, unknown>> | undefined): void {
    for (const [key, value] of Object.entries(attributes ?? {})) this.setAttribute(key, value);
  }

  /** `'OK'`, `'ERROR'`, `'UNSET'` or a member of `SpanStatusCode`; MLflow's `{ statusCode, description }` as well. */
  setStatus(
    status: string | { readonly statusCode: string; readonly description?: string },
    description?: string,
  ): void {
    const { statusCode, text } =
      typeof status === 'string'
        ? { statusCode: status, text: description }
        : { statusCode: status.statusCode, text: status.description ?? description };
    const code = toOtelStatusCode(statusCode);
    this.#hasError = code === OtelStatusCode.ERROR;
    // A message says what went wrong; OpenTelemetry ignores it elsewhere.
    const message = this.#hasError && text !== undefined && text !== '' ? { message: text } : {};
    try {
      this.otelSpan.setStatus({ code, ...message });
    } catch (error) {
      reportFailure(error);
    }
  }

  addEvent({ name, attributes = {}, timestamp }: LiveSpanEvent): void {
    this.#quietly(() => {
      const entries = Object.entries(attributes).map(([key, value]) => [key, toAttributeValue(value)] as const);
      const kept = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
      this.otelSpan.addEvent(name, kept, timestamp === undefined ? undefined : toHrTime(timestamp));
    });
  }

  addLink(link: Link): void {
    this.#quietly(() => this.otelSpan.addLink(link));
  }

  /** Adds an exception event. Does not change the status: see {@link LiveSpan.fail}. */
  recordException(error: unknown): void {
    this.#quietly(() => {
      const { name, message, stack } = describeError(error);
      this.otelSpan.recordException({ name, message, ...(stack === undefined ? {} : { stack }) });
    });
  }

  /** Adds an exception event and sets the status to error. */
  fail(error: unknown): void {
    this.recordException(error);
    this.setStatus(SpanStatusCode.ERROR, describeError(error).message);
  }

  /** Ends the span. Its status becomes OK unless an error was set. Every call after the first is ignored. */
  end(options: EndOptions = {}): void {
    if (this.isEnded) return;
    if (options.outputs !== undefined) this.setOutputs(options.outputs);
    if (options.attributes !== undefined) this.setAttributes(options.attributes);
    if (options.status !== undefined) this.setStatus(options.status);
    if (!this.#hasError && this.#readable?.status.code !== OtelStatusCode.ERROR) this.setStatus(SpanStatusCode.OK);
    try {
      this.otelSpan.end(options.endTimeNs === undefined ? undefined : toHrTime(options.endTimeNs));
    } catch (error) {
      reportFailure(error);
    }
    this.#isEnded = true;
  }

  /** Spans of OpenTelemetry's SDKs can be read; a no-op span cannot. */
  get #readable(): ReadableSpanShape | undefined {
    const span = this.otelSpan as unknown as ReadableSpanShape;
    return span.attributes === undefined ? undefined : span;
  }

  #setJson(key: string, value: unknown): void {
    if (value === undefined || !this.isRecording()) return;
    try {
      this.otelSpan.setAttribute(key, toJsonText(value));
    } catch (error) {
      reportFailure(error);
    }
  }

  #quietly(act: () => unknown): void {
    try {
      act();
    } catch (error) {
      reportFailure(error);
    }
  }
}

function reportFailure(error: unknown): void {
  reportDebug(`A span could not be changed (${describeError(error).name}).`);
}
