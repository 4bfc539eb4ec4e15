import { context } from '@opentelemetry/api';

import { toSuppressed, toUnsuppressed } from '../tracer/run-suppressed.ts';
import { findTraceScope, toTraceScopeContext } from './trace-context.ts';

/** What a scope sets. Inner scopes win key by key. */
export interface TracingContextOptions {
  readonly tags?: Readonly<Record<string, string>> | undefined;
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  readonly sessionId?: string | undefined;
  readonly user?: string | undefined;
  /** `false`: nothing is recorded inside, not even by other OpenTelemetry instrumentations. */
  readonly enabled?: boolean | undefined;
}

/**
 * Runs a function in a scope: traces that begin inside carry the scope's tags and metadata, spans made inside carry its
 * session and user, whichever library makes them. Makes no span itself.
 *
 * @example
 * tracingContext({ sessionId: chatId, user: userId, tags: { tenant } }, () => agent.run(message));
 */
export function tracingContext<Result>(options: TracingContextOptions, fn: () => Result): Result {
  const active = context.active();
  const outer = findTraceScope(active);
  const scope = {
    tags: { ...outer?.tags, ...options.tags },
    metadata: { ...outer?.metadata, ...options.metadata },
    sessionId: options.sessionId ?? outer?.sessionId,
    user: options.user ?? outer?.user,
  };
  const scoped = toTraceScopeContext(active, scope);
  return context.with(toSwitched(scoped, options.enabled), fn);
}

function toSwitched(scoped: ReturnType<typeof context.active>, enabled: boolean | undefined): typeof scoped {
  if (enabled === undefined) return scoped;
  return enabled ? toUnsuppressed(scoped) : toSuppressed(scoped);
}
