import { context, type Context, createContextKey } from '@opentelemetry/api';

/** The key that OpenTelemetry's SDKs use: keys of one name are one key, whatever package makes them. */
const SUPPRESS_KEY = createContextKey('OpenTelemetry SDK Context Key SUPPRESS_TRACING');

/** A context in which neither we nor OpenTelemetry's instrumentations record anything. */
export function toSuppressed(base: Context): Context {
  return base.setValue(SUPPRESS_KEY, true);
}

/** The same context with recording allowed again. */
export function toUnsuppressed(base: Context): Context {
  return base.deleteValue(SUPPRESS_KEY);
}

/** Whether recording is switched off in a context. */
export function isSuppressed(base: Context): boolean {
  return base.getValue(SUPPRESS_KEY) === true;
}

/** Calls with recording switched off: our own requests must not become spans. */
export function runSuppressed<Result>(fn: () => Result): Result {
  return context.with(toSuppressed(context.active()), fn);
}
