/**
 * The span event of a recorded exception, and its attributes.
 *
 * Source: https://opentelemetry.io/docs/specs/semconv/exceptions/exceptions-spans/
 */
export const EXCEPTION = {
  eventName: 'exception',
  type: 'exception.type',
  message: 'exception.message',
  stacktrace: 'exception.stacktrace',
} as const;
