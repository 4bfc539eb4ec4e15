import {
  context,
  isSpanContextValid,
  propagation,
  type TextMapGetter,
  type TextMapPropagator,
  type TextMapSetter,
  trace,
} from '@opentelemetry/api';

import { reportDebug } from '../diagnostics/report.ts';
import { TraceContextPropagator } from '../tracer/trace-context-propagator.ts';

/** Headers of a request: a plain object as Node has it, or a web `Headers`. */
export type IncomingHeaders =
  | Readonly<Record<string, string | readonly string[] | undefined>>
  | { forEach(visit: (value: string, name: string) => void): void };

const SETTER: TextMapSetter = {
  set(carrier, key, value) {
    (carrier as Record<string, string>)[key] = value;
  },
};

const GETTER: TextMapGetter = {
  get: (carrier, key) => (carrier as Record<string, string>)[key.toLowerCase()],
  keys: (carrier) => Object.keys(carrier as object),
};

/**
 * Headers (`traceparent` and what the program's propagator adds) that make spans of another process part of the current
 * trace. Empty outside of a trace.
 */
export function getTracingContextHeadersForHttpRequest(): Record<string, string> {
  const headers: Record<string, string> = {};
  const active = context.active();
  const spanContext = trace.getSpanContext(active);
  if (spanContext === undefined || !isSpanContextValid(spanContext)) {
    reportDebug('No headers for a distributed trace: there is no active span.');
    return headers;
  }
  listPropagators().forEach((propagator) => propagator.inject(active, headers, SETTER));
  return headers;
}

/**
 * Runs a callback inside the trace that the headers name. Without a valid `traceparent` the callback runs all the same,
 * and its spans begin a trace of their own.
 */
export function withTracingContextFromHeaders<Result>(headers: IncomingHeaders, callback: () => Result): Result {
  const carrier = toCarrier(headers);
  const extracted = listPropagators().reduce(
    (base, propagator) => propagator.extract(base, carrier, GETTER),
    context.active(),
  );
  return context.with(extracted, callback);
}

/** As {@link withTracingContextFromHeaders}, under the name MLflow has for asynchronous callbacks. */
export async function withTracingContextFromHeadersAsync<Result>(
  headers: IncomingHeaders,
  callback: () => Promise<Result>,
): Promise<Result> {
  return withTracingContextFromHeaders(headers, callback);
}

/** The program's own propagator (baggage, B3 …) after ours: what both set is set once, its way. */
function listPropagators(): TextMapPropagator[] {
  return [new TraceContextPropagator(), propagation];
}

function toCarrier(headers: IncomingHeaders): Record<string, string> {
  const carrier: Record<string, string> = {};
  if (typeof (headers as Headers).forEach === 'function' && typeof (headers as Headers).get === 'function') {
    (headers as Headers).forEach((value, name) => (carrier[name.toLowerCase()] = value));
    return carrier;
  }
  for (const [name, value] of Object.entries(headers as Readonly<Record<string, string | string[] | undefined>>)) {
    const text = Array.isArray(value) ? value[0] : value;
    if (text !== undefined) carrier[name.toLowerCase()] = text;
  }
  return carrier;
}
