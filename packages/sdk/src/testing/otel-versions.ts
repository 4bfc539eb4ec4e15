import { createRequire } from 'node:module';

import type { TracerProvider } from '@opentelemetry/api';
import { BasicTracerProvider } from 'otel-trace-2';
import { TracerProvider as TracerProvider3 } from 'otel-trace-3';

import type { SpanProcessorShape } from '../tracer/otel-shapes.ts';

type ProviderClass = new (options: object) => TracerProvider & { shutdown(): Promise<void> };

// The ES module build of 1.30 does not load in Node.
const sdk1 = createRequire(import.meta.url)('otel-trace-1') as { BasicTracerProvider: ProviderClass };

/** A tracer provider of each major of OpenTelemetry's SDK with processors of ours. */
export const OTEL_VERSIONS: readonly (readonly [string, (processors: SpanProcessorShape[]) => TracerProvider])[] = [
  ['1.30', (spanProcessors) => new sdk1.BasicTracerProvider({ spanProcessors })],
  ['2.x', (spanProcessors) => new (BasicTracerProvider as unknown as ProviderClass)({ spanProcessors })],
  ['3.x', (spanProcessors) => new (TracerProvider3 as unknown as ProviderClass)({ spanProcessors })],
];
