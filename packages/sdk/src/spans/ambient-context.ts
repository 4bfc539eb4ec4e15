import { context as contextApi, type Context } from '@opentelemetry/api';

import { getRegistry } from '../registry/sdk-registry.ts';

/** Finds the context of a framework's own current span, if that is nearer than the active one. */
export type AmbientContext = (active: Context) => Context | undefined;

/**
 * The active context, or that of a framework which keeps its current span to itself: a span that is started here belongs
 * below that.
 */
export function getAmbientContext(): Context {
  const active = contextApi.active();
  for (const find of getRegistry().ambientContexts) {
    try {
      const nearer = find(active);
      if (nearer !== undefined) return nearer;
    } catch {
      // A framework that is not what it was must not keep spans from starting.
    }
  }
  return active;
}
