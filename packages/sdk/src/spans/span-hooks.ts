import { getRegistry, type SpanHook } from '../registry/sdk-registry.ts';

/** Calls a hook with every span that starts, whichever library starts it. Returns how to stop. */
export function registerOnSpanStartHook(hook: SpanHook): () => void {
  const { startHooks } = getRegistry();
  startHooks.add(hook);
  return () => startHooks.delete(hook);
}

/**
 * Calls a hook with every span that has ended, before it is exported. The span can be read, no longer changed: to change
 * what is exported, give the processor an `onSpan`. Returns how to stop.
 */
export function registerOnSpanEndHook(hook: SpanHook): () => void {
  const { endHooks } = getRegistry();
  endHooks.add(hook);
  return () => endHooks.delete(hook);
}
