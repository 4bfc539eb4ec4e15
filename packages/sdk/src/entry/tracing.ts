/** Tracing without autolog and client: the smallest way to record and export spans. */
export { init } from '../setup/init.ts';
export type { InitConfig, Sdk } from '../setup/init.ts';
export type { DestinationChoice, DestinationConfig, ProcessorConfig } from '../setup/processor-config.ts';
export type { ConnectionConfig } from '../connection/connection-config.ts';
export { trace, trace as observe, trace as traced } from '../spans/trace.ts';
export type { TraceOptions, Tracing } from '../spans/trace.ts';
export { withSpan } from '../spans/with-span.ts';
export type { WithSpanOptions } from '../spans/with-span.ts';
export { startSpan } from '../spans/start-span.ts';
export type { SpanOptions } from '../spans/start-span.ts';
export { LiveSpan } from '../spans/live-span.ts';
export type { EndOptions, LiveSpanEvent } from '../spans/live-span.ts';
export { getCurrentActiveSpan, getLastActiveTraceId } from '../spans/current-span.ts';
export { updateCurrentTrace } from '../spans/update-current-trace.ts';
export type { UpdateCurrentTraceOptions } from '../spans/update-current-trace.ts';
export { tracingContext } from '../spans/tracing-context.ts';
export type { TracingContextOptions } from '../spans/tracing-context.ts';
export { flushTraces } from '../spans/flush-traces.ts';
export { disable, enable, isTracingEnabled } from '../spans/tracing-enabled.ts';
export {
  getTracingContextHeadersForHttpRequest,
  withTracingContextFromHeaders,
  withTracingContextFromHeadersAsync,
} from '../spans/tracing-context-headers.ts';
export type { IncomingHeaders } from '../spans/tracing-context-headers.ts';
export { registerOnSpanEndHook, registerOnSpanStartHook } from '../spans/span-hooks.ts';
export type { SdkLogger, SpanHook } from '../registry/sdk-registry.ts';
export { SpanType } from '../vocabulary/span-type.ts';
export { SpanStatusCode } from '../vocabulary/span-status-code.ts';
export { SpanAttributeKey } from '../vocabulary/span-attribute-key.ts';
export { TraceMetadataKey } from '../vocabulary/trace-metadata-key.ts';
export { TraceTagKey } from '../vocabulary/trace-tag-key.ts';
export { TokenUsageKey } from '../vocabulary/token-usage-key.ts';
export * from './processor.ts';
