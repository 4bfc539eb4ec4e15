import { trace, type Tracer } from '@opentelemetry/api';

import { getRegistry } from '../../registry/sdk-registry.ts';

/** Settings that go with every call of an AI SDK function. */
export interface AiTelemetryOptions {
  /** Names the operation. */
  readonly functionId?: string;
  /** `sessionId` and `userId` become the trace's. */
  readonly metadata?: Readonly<Record<string, string | number | boolean>>;
  readonly recordInputs?: boolean;
  readonly recordOutputs?: boolean;
}

/** What `experimental_telemetry` takes. */
export interface AiTelemetrySettings extends AiTelemetryOptions {
  readonly isEnabled: true;
  readonly tracer: Tracer;
}

/**
 * For `experimental_telemetry` of the Vercel AI SDK 4 to 6, which records only where it is told to.
 *
 * @example
 * await generateText({ model, prompt, experimental_telemetry: aiTelemetry({ functionId: 'greet' }) });
 */
export function aiTelemetry(options: AiTelemetryOptions = {}): AiTelemetrySettings {
  return { ...options, isEnabled: true, tracer: CURRENT_TRACER };
}

/** Whatever `init` has set up by the time a span is started. */
const CURRENT_TRACER: Tracer = {
  startSpan: (...args) => findTracer().startSpan(...args),
  startActiveSpan: (...args: unknown[]) => startActiveSpan(findTracer(), args),
};

function findTracer(): Tracer {
  return getRegistry().tracer ?? trace.getTracer('ai');
}

/** The method has three forms, which need not be told apart to be passed on. */
function startActiveSpan(tracer: Tracer, args: readonly unknown[]): never {
  return (tracer.startActiveSpan as (...rest: readonly unknown[]) => never).apply(tracer, [...args]);
}
