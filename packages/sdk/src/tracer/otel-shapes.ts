import type { Attributes, Context, HrTime, Link, Span, SpanContext, SpanKind, SpanStatus } from '@opentelemetry/api';

/** What an attribute may hold. (The API's own name for it differs between its versions.) */
export type SpanAttribute = string | number | boolean | string[] | number[] | boolean[];

/**
 * The parts of OpenTelemetry's SDK classes that we touch, as shapes. Versions 1.30, 2.x and 3.x differ in names
 * (`parentSpanId` became `parentSpanContext`, `instrumentationLibrary` became `instrumentationScope`); importing the types
 * of one of them would shut the others out.
 */
export interface ReadableSpanShape {
  readonly name: string;
  readonly kind: SpanKind;
  readonly spanContext: () => SpanContext;
  readonly parentSpanContext?: SpanContext | undefined;
  readonly parentSpanId?: string | undefined;
  readonly startTime: HrTime;
  readonly endTime: HrTime;
  readonly status: SpanStatus;
  readonly attributes: Attributes;
  readonly links: readonly Link[];
  readonly events: readonly TimedEventShape[];
  readonly duration: HrTime;
  readonly ended: boolean;
  readonly resource: ResourceShape;
  readonly instrumentationScope?: ScopeShape;
  readonly instrumentationLibrary?: ScopeShape;
  readonly droppedAttributesCount: number;
  readonly droppedEventsCount: number;
  readonly droppedLinksCount: number;
}

/** An event on a span. */
export interface TimedEventShape {
  readonly time: HrTime;
  readonly name: string;
  readonly attributes?: Attributes | undefined;
  readonly droppedAttributesCount?: number | undefined;
}

/** What a program is. */
export interface ResourceShape {
  readonly attributes: Attributes;
}

/** Which library made a span. */
export interface ScopeShape {
  readonly name: string;
  readonly version?: string | undefined;
  readonly schemaUrl?: string | undefined;
}

/** A processor that a tracer provider calls. */
export interface SpanProcessorShape {
  onStart(span: Span, parentContext: Context): void;
  onEnd(span: ReadableSpanShape): void;
  shutdown(): Promise<void>;
  forceFlush(): Promise<void>;
}

/** An exporter such as the official OTLP ones. `code` 0 is success. */
export interface SpanExporterShape {
  // oxlint-disable-next-line typescript/no-explicit-any -- each SDK version wants its own span class here
  export(spans: any[], done: (result: { readonly code: number; readonly error?: Error }) => void): void;
  shutdown(): Promise<void>;
  forceFlush?(): Promise<void>;
}
