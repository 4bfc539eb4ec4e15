import type { ConnectionConfig } from '../connection/connection-config.ts';
import type { ExportQueueLimits } from '../export/export-queue.ts';
import type { OtlpHttpProtocol } from '../export/otlp-protocol.ts';
import type { CaptureContent } from '../processor/redact-content.ts';
import type { FinishedSpan } from '../processor/finished-span.ts';
import type { SpanEditor } from '../processor/span-redactor.ts';
import type { TraceBookLimits } from '../processor/trace-book.ts';
import type { SpanExporterShape } from '../tracer/otel-shapes.ts';

/** What may differ from destination to destination. */
export interface DestinationChoice {
  /** Share of traces sent here, 0 to 1; the same traces at every destination and in every process. */
  readonly sampleRatio?: number | undefined;
  /** Spans for which this is false are not sent here. */
  readonly filter?: ((span: FinishedSpan) => boolean) | undefined;
}

/** Somewhere spans are sent. */
export type DestinationConfig = DestinationChoice &
  (
    | ({ readonly type: 'server' } & ConnectionConfig)
    | {
        readonly type: 'otlp';
        /** The whole address: `http://collector:4318/v1/traces`. `OTEL_EXPORTER_OTLP_*` if left out. */
        readonly url?: string | undefined;
        readonly headers?: Readonly<Record<string, string>> | undefined;
        /** `grpc` needs `@opentelemetry/exporter-trace-otlp-grpc` installed. */
        readonly protocol?: OtlpHttpProtocol | 'grpc' | undefined;
      }
    | { readonly type: 'exporter'; readonly exporter: SpanExporterShape; readonly name?: string | undefined }
    | { readonly type: 'console'; readonly write?: ((line: string) => void) | undefined }
  );

/** How a processor works. */
export interface ProcessorConfig extends ConnectionConfig {
  /**
   * Where spans go. If left out: the server that `trackingUri` (or `MLFLOW_TRACKING_URI`) names, and the collector that
   * `OTEL_EXPORTER_OTLP_*` names; both when both are set.
   */
  readonly destinations?: readonly DestinationConfig[] | undefined;
  /** Prompts, completions, arguments, results: kept, left out, or only their size. `GANDER_CAPTURE_CONTENT`. */
  readonly captureContent?: CaptureContent | undefined;
  /** Sees and may change every span before it leaves; `null` keeps it from leaving, an error as well. */
  readonly onSpan?: SpanEditor | undefined;
  /** Share of traces kept, 0 to 1. `MLFLOW_TRACE_SAMPLING_RATIO`. */
  readonly sampleRatio?: number | undefined;
  /** Longer attribute values are cut and say so; 1 MiB. */
  readonly maxAttributeBytes?: number | undefined;
  /** Names of baggage entries (e.g. `session.id`) to put on every span. */
  readonly baggageKeys?: readonly string[] | undefined;
  readonly limits?: Partial<TraceBookLimits & ExportQueueLimits> | undefined;
}
