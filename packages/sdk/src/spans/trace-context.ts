import { type Context, createContextKey } from '@opentelemetry/api';

/** What a scope says about the traces that begin inside it. */
export interface TraceScope {
  readonly tags: Readonly<Record<string, string>>;
  readonly metadata: Readonly<Record<string, string>>;
  readonly sessionId: string | undefined;
  readonly user: string | undefined;
}

const SCOPE_KEY = createContextKey('gander.sdk.trace-scope');

/** The innermost scope around a context. */
export function findTraceScope(context: Context): TraceScope | undefined {
  return context.getValue(SCOPE_KEY) as TraceScope | undefined;
}

/** A context inside a scope. */
export function toTraceScopeContext(base: Context, scope: TraceScope): Context {
  return base.setValue(SCOPE_KEY, scope);
}
