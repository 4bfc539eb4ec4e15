import { isTracingEnabled } from '../../spans/tracing-enabled.ts';
import { readField } from '../json/read-field.ts';
import type { Method } from '../patching/patches.ts';

/**
 * Keeps the SDK (0.134 and later) from starting its own span for a call that gets one of ours. It looks at its client's
 * tracer while the method runs, before anything asynchronous, so that nobody else sees the client without it.
 */
export function toMethodWithoutNativeSpans(original: Method): Method {
  return function (this: unknown, ...args: unknown[]): unknown {
    const client = readField(this, '_client') as { _tracer?: unknown } | undefined;
    const tracer = client?._tracer;
    if (client === undefined || tracer === undefined || !isTracingEnabled()) return original.apply(this, args);
    client._tracer = undefined;
    try {
      return original.apply(this, args);
    } finally {
      client._tracer = tracer;
    }
  };
}
