import { platform } from '#platform';

import type { SpanExporterShape } from '../tracer/otel-shapes.ts';

interface GrpcExporterModule {
  readonly OTLPTraceExporter: new (options: { readonly url: string }) => SpanExporterShape;
}

const PACKAGE = '@opentelemetry/exporter-trace-otlp-grpc';

/**
 * OTLP over gRPC, by the official exporter if the program has it installed; headers it reads from the environment itself.
 * Rejects with what to install otherwise.
 */
export async function createGrpcExporter(url: string): Promise<SpanExporterShape> {
  try {
    const { OTLPTraceExporter } = (await platform.importPackage(PACKAGE)) as GrpcExporterModule;
    return new OTLPTraceExporter({ url });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : typeof error;
    throw new Error(
      `OTLP over gRPC needs the package ${PACKAGE} (${reason}). Install it, or set OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf.`,
      { cause: error },
    );
  }
}
