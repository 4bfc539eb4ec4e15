import {
  context as contextApi,
  type Context,
  isSpanContextValid,
  type Span,
  type SpanOptions,
  trace,
  TraceFlags,
  type Tracer,
  type TracerProvider,
} from '@opentelemetry/api';

import { reportDebug } from '../diagnostics/report.ts';
import type { ResourceShape, ScopeShape, SpanProcessorShape } from './otel-shapes.ts';
import { createRandomId } from './random-id.ts';
import { RecordingSpan } from './recording-span.ts';
import { isTraceSampled } from './is-trace-sampled.ts';
import { isSuppressed } from './run-suppressed.ts';

/** What a {@link GanderTracerProvider} works with. */
export interface TracerProviderOptions {
  readonly processors: readonly SpanProcessorShape[];
  readonly resource: ResourceShape;
  /** Share of new traces to keep, 0 to 1. A trace that comes from another process keeps what was decided there. */
  readonly sampleRatio?: number;
}

/** A tracer provider that needs no OpenTelemetry SDK. */
export class GanderTracerProvider implements TracerProvider {
  readonly #options: TracerProviderOptions;
  readonly #tracers = new Map<string, Tracer>();

  constructor(options: TracerProviderOptions) {
    this.#options = options;
  }

  getTracer(name: string, version?: string): Tracer {
    const key = `${name}@${version ?? ''}`;
    const known = this.#tracers.get(key);
    if (known !== undefined) return known;
    const tracer = createTracer(this.#options, version === undefined ? { name } : { name, version });
    this.#tracers.set(key, tracer);
    return tracer;
  }

  /** Sends what is held. Never rejects. */
  async forceFlush(): Promise<void> {
    await Promise.allSettled(this.#options.processors.map((processor) => processor.forceFlush()));
  }

  /** Sends what is held and stops. Never rejects. */
  async shutdown(): Promise<void> {
    await Promise.allSettled(this.#options.processors.map((processor) => processor.shutdown()));
  }
}

function createTracer(options: TracerProviderOptions, scope: ScopeShape): Tracer {
  const startSpan = (name: string, spanOptions: SpanOptions = {}, parentContext = contextApi.active()): Span =>
    startRecording({ options, scope, name, spanOptions, parentContext });

  return {
    startSpan,
    startActiveSpan(name: string, ...rest: unknown[]): never {
      const fn = rest.at(-1) as (span: Span) => never;
      const [spanOptions, parentContext] = rest.slice(0, -1) as [SpanOptions?, Context?];
      const parent = parentContext ?? contextApi.active();
      const span = startSpan(name, spanOptions, parent);
      return contextApi.with(trace.setSpan(parent, span), () => fn(span));
    },
  } as Tracer;
}

interface NewSpan {
  readonly options: TracerProviderOptions;
  readonly scope: ScopeShape;
  readonly name: string;
  readonly spanOptions: SpanOptions;
  readonly parentContext: Context;
}

function startRecording({ options, scope, name, spanOptions, parentContext }: NewSpan): Span {
  const context = spanOptions.root === true ? trace.deleteSpan(parentContext) : parentContext;
  if (isSuppressed(context)) return trace.wrapSpanContext({ traceId: '', spanId: '', traceFlags: TraceFlags.NONE });
  const found = trace.getSpanContext(context);
  const parent = found !== undefined && isSpanContextValid(found) ? found : undefined;
  const traceId = parent?.traceId ?? createRandomId(16);
  const isSampled =
    parent === undefined
      ? isTraceSampled(traceId, options.sampleRatio ?? 1)
      : (parent.traceFlags & TraceFlags.SAMPLED) !== 0;
  const spanContext = {
    traceId,
    spanId: createRandomId(8),
    traceFlags: isSampled ? TraceFlags.SAMPLED : TraceFlags.NONE,
    ...(parent?.traceState === undefined ? {} : { traceState: parent.traceState }),
  };
  if (!isSampled) return trace.wrapSpanContext(spanContext);
  const span = new RecordingSpan({
    name,
    kind: spanOptions.kind,
    spanContext,
    parentSpanContext: parent,
    startTime: spanOptions.startTime,
    links: spanOptions.links,
    resource: options.resource,
    scope,
    onEnd: (ended) => notify(options.processors, (processor) => processor.onEnd(ended)),
  });
  if (spanOptions.attributes !== undefined) span.setAttributes(spanOptions.attributes);
  notify(options.processors, (processor) => processor.onStart(span, context));
  return span;
}

/** A processor that throws must harm neither the program nor its neighbours. */
function notify(processors: readonly SpanProcessorShape[], call: (processor: SpanProcessorShape) => void): void {
  for (const processor of processors) {
    try {
      call(processor);
    } catch (error) {
      reportDebug(`A span processor threw ${error instanceof Error ? error.name : typeof error}.`);
    }
  }
}
