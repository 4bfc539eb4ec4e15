import { platform } from '#platform';
import {
  type Attributes,
  context,
  type Context,
  propagation,
  trace,
  type Tracer,
  type TracerProvider,
} from '@opentelemetry/api';

import { report, reportOnce } from '../diagnostics/report.ts';
import { findNumber } from '../environment.ts';
import { GanderSpanProcessor } from '../processor/gander-span-processor.ts';
import { getRegistry, type SdkLogger } from '../registry/sdk-registry.ts';
import { GanderContextManager } from '../tracer/context-manager.ts';
import type { SpanProcessorShape } from '../tracer/otel-shapes.ts';
import { TraceContextPropagator } from '../tracer/trace-context-propagator.ts';
import { GanderTracerProvider } from '../tracer/tracer-provider.ts';
import { createResource } from './resource.ts';
import type { ProcessorConfig } from './processor-config.ts';

/** How {@link init} sets tracing up. */
export interface InitConfig extends ProcessorConfig {
  /**
   * Whether other libraries' spans come along. If left out: when the program has no OpenTelemetry of its own, ours becomes
   * the global one; when it has, ours stays private and only what this SDK makes is sent. `false`: always private.
   */
  readonly global?: boolean | undefined;
  /** Use this provider's tracer instead of one of our own; it should have a `GanderSpanProcessor`. */
  readonly tracerProvider?: TracerProvider | undefined;
  /** More processors for our own provider. */
  readonly spanProcessors?: readonly SpanProcessorShape[] | undefined;
  /** `OTEL_SERVICE_NAME`. */
  readonly serviceName?: string | undefined;
  readonly resourceAttributes?: Attributes | undefined;
  /** Receives the few things the SDK has to say; the console if left out. */
  readonly logger?: SdkLogger | undefined;
  /** Flush when the process ends or is told to; `true` if left out. */
  readonly flushOnExit?: boolean | undefined;
}

/** Tracing as {@link init} has set it up. */
export interface Sdk {
  /** For libraries that take a tracer: `experimental_telemetry: { tracer: sdk.tracer }`. */
  readonly tracer: Tracer;
  readonly tracerProvider: TracerProvider;
  /** `undefined` when another provider was given. */
  readonly processor: GanderSpanProcessor | undefined;
  /** Sends what has ended so far; never rejects. Serverless: `waitUntil(sdk.flush())`. */
  flush(): Promise<void>;
  /** Sends everything and stops; a later `init` starts anew. Never rejects. */
  shutdown(): Promise<void>;
}

const TRACER_NAME = '@gander/sdk';

/**
 * Sets tracing up. Called again, it replaces what it set up before. Never throws for what can be said later: a server that
 * is not there is reported when the first span is sent.
 *
 * @example
 * init({ trackingUri: 'http://127.0.0.1:5000', experimentName: 'shop' });
 */
export function init(config: InitConfig = {}): Sdk {
  const registry = getRegistry();
  if (registry.stop !== undefined) void registry.stop();
  if (config.logger !== undefined) registry.logger = config.logger;
  const setup = config.tracerProvider === undefined ? createOwnProvider(config) : undefined;
  const tracerProvider = config.tracerProvider ?? setup?.provider ?? trace.getTracerProvider();
  const tracer = tracerProvider.getTracer(TRACER_NAME);
  registry.tracer = tracer;
  registry.connection = config;
  registry.client = undefined;
  const stopExit = config.flushOnExit === false ? undefined : watchExit(async () => flush());
  const flush = async (): Promise<void> => {
    await (setup === undefined
      ? Promise.allSettled([...registry.flushables].map((one) => one.forceFlush()))
      : setup.provider.forceFlush());
  };
  const stop = async (): Promise<void> => {
    stopExit?.();
    if (registry.stop === stop) {
      registry.stop = undefined;
      registry.tracer = undefined;
    }
    setup?.release();
    await setup?.provider.shutdown();
  };
  registry.stop = stop;
  return { tracer, tracerProvider, processor: setup?.processor, flush, shutdown: stop };
}

/** A runtime may refuse signals, as Deno does without permission; then the program flushes itself. */
function watchExit(flush: () => Promise<void>): (() => void) | undefined {
  try {
    return platform.onExit(flush);
  } catch {
    return undefined;
  }
}

interface OwnProvider {
  readonly provider: GanderTracerProvider;
  readonly processor: GanderSpanProcessor;
  /** Gives up what was registered globally. */
  release(): void;
}

function createOwnProvider(config: InitConfig): OwnProvider {
  // The provider decides for whole traces, callers' decisions included; the processor need not ask again.
  const sampleRatio = config.sampleRatio ?? findNumber('MLFLOW_TRACE_SAMPLING_RATIO') ?? 1;
  const processor = new GanderSpanProcessor({ ...config, sampleRatio: 1 });
  const provider = new GanderTracerProvider({
    processors: [processor, ...(config.spanProcessors ?? [])],
    resource: createResource({
      ...(config.serviceName === undefined ? {} : { 'service.name': config.serviceName }),
      ...config.resourceAttributes,
    }),
    sampleRatio,
  });
  const isContextOurs = registerContextManager();
  const isGlobal = registerGlobally(provider, config.global);
  return {
    provider,
    processor,
    release() {
      if (isGlobal) {
        trace.disable();
        propagation.disable();
      }
      if (isContextOurs) context.disable();
    },
  };
}

/** Spans find their parents through the context; a program without a manager of its own gets ours. */
function registerContextManager(): boolean {
  if (hasContextManager()) return false;
  const storage = platform.createContextStorage<Context>();
  if (storage === undefined) {
    reportOnce('no-async-storage', 'This runtime does not follow awaits: pass `parent` to nest spans across them.');
  }
  return context.setGlobalContextManager(new GanderContextManager(storage));
}

function registerGlobally(provider: GanderTracerProvider, global: boolean | undefined): boolean {
  if (global === false) return false;
  if (hasProvider()) {
    const advice = 'To send the spans of other libraries as well, add new GanderSpanProcessor() to its spanProcessors.';
    if (global === true) report(`Another OpenTelemetry provider is global and stays it. ${advice}`);
    else reportOnce('foreign-provider', `The program has its own OpenTelemetry provider; it is left alone. ${advice}`);
    return false;
  }
  if (!trace.setGlobalTracerProvider(provider)) return false;
  if (propagation.fields().length === 0) propagation.setGlobalPropagator(new TraceContextPropagator());
  return true;
}

/** A probe key comes back only when somebody keeps contexts. */
function hasContextManager(): boolean {
  const probe = Symbol('gander.probe');
  return context.with(context.active().setValue(probe, true), () => context.active().getValue(probe) === true);
}

/** The API's proxy has a delegate once a provider is registered. */
function hasProvider(): boolean {
  const proxy = trace.getTracerProvider() as { getDelegateTracer?: (name: string) => Tracer | undefined };
  return proxy.getDelegateTracer === undefined || proxy.getDelegateTracer(TRACER_NAME) !== undefined;
}
