import type { Destination, ExportOutcome } from '../export/destination.ts';
import { runSuppressed } from '../tracer/run-suppressed.ts';
import type { SpanExporterShape } from '../tracer/otel-shapes.ts';

/** An exporter of the program's own, such as the official OTLP ones over gRPC. It does its own retries. */
export function createExporterDestination(
  findExporter: () => Promise<SpanExporterShape> | SpanExporterShape,
  name: string,
): Destination {
  let found: Promise<SpanExporterShape> | undefined;
  return {
    name,
    acceptsOpenSpans: false,
    async export(batch) {
      found ??= Promise.resolve(findExporter());
      const exporter = await found.catch((error: unknown) => {
        found = undefined;
        return error instanceof Error ? error : new Error(String(error));
      });
      if (exporter instanceof Error) return { kind: 'dropped', reason: exporter.message };
      return runSuppressed(
        () =>
          new Promise<ExportOutcome>((resolve) => {
            exporter.export([...batch], ({ code, error }) => {
              resolve(
                code === 0 ? { kind: 'done' } : { kind: 'dropped', reason: error?.message ?? 'the exporter failed' },
              );
            });
          }),
      );
    },
    async shutdown() {
      await (await found)?.shutdown();
    },
  };
}
