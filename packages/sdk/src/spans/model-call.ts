import { context as contextApi, type Context, createContextKey } from '@opentelemetry/api';

import { getAmbientContext } from './ambient-context.ts';
import type { LiveSpan } from './live-span.ts';

const MODEL_CALL_KEY = createContextKey('gander.sdk.model-call');

/**
 * Calls with a span active that stands for one call of a model. What other instrumentations start below it for the same
 * call is dropped by the processor, and what is below theirs moves up: one call, one span.
 */
export function runModelCall<Result>(span: LiveSpan, fn: () => Result): Result {
  return contextApi.with(toModelCallContext(span), fn);
}

/**
 * Calls where a framework is about to have one call of a model recorded through a hook of its own: libraries that it uses
 * for the call do not record it again. Changes nothing else; the active span stays.
 */
export function runFrameworkModelCall<Result>(fn: () => Result): Result {
  return contextApi.with(contextApi.active().setValue(MODEL_CALL_KEY, 'framework'), fn);
}

/** A context in which a span is active that stands for a model call. */
export function toModelCallContext(span: LiveSpan): Context {
  return span.context.setValue(MODEL_CALL_KEY, span.spanId);
}

/** Whether a model call is already being recorded here. */
export function isInsideModelCall(context: Context = getAmbientContext()): boolean {
  return findModelCall(context) !== undefined;
}

/** The span id of the model call around a context. */
export function findModelCall(context: Context): string | undefined {
  const id = context.getValue(MODEL_CALL_KEY);
  return typeof id === 'string' ? id : undefined;
}
